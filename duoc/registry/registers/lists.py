"""The one list of all registers: columns, filters, search, order, pages, counts.

A `Listing` describes a list once; `find` answers what a reader asked for in the address. The order of the work makes it
fast: the ids of one page first, from an index that covers search, filters and order; then the rows behind them; the
count apart. Three queries and one for each filter's choices, however many rows there are.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from hashlib import sha256
from html import escape
from typing import Any, Generic, TypeVar

from django.core.paginator import Page, Paginator
from django.db import models
from django.db.models import F, Q, QuerySet
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from duoc.kit.ids import row_ids
from duoc.kit.sheets import Register
from duoc.kit.text import fold
from duoc.registry.access.gate import Access, can, visible
from duoc.registry.access.policy import Action
from duoc.registry.registers.cells import Cell

Row = TypeVar("Row", bound=models.Model)
Text = str | Promise
Options = Iterable[tuple[Any, Text]]
Keep = Callable[[str, Callable[[], Any]], Any]
PER_PAGE = 50
MOST_ROWS = 500
LONG_NUMBER = 6  # digits
BEYOND = "z" * 20  # stands after every code that begins with the same signs, in whatever order a database sorts them


def each_time(name: str, make: Callable[[], Any]) -> Any:
    """A `Keep` that keeps nothing."""
    return make()


@dataclass(frozen=True, slots=True, kw_only=True)
class Column(Generic[Row]):
    """One column: its heading, its cell, and by what it is ordered (nothing: it cannot be).

    `sheet` are the columns of the register that say the same when the list goes out as Excel.
    """

    key: str
    title: Text
    cell: Callable[[Row], Cell]
    order: tuple[str, ...] = ()
    is_numeric: bool = False
    sheet: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """What can be done with several rows at once: a form at `url_name` that gets the rows as `?row=1&row=2`."""

    title: Text
    icon: str
    url_name: str
    action: Action


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """One way to narrow a list.

    `options` may depend on what else was chosen, such as the classes of a school; `follows` says that they do.
    """

    key: str
    title: Text
    options: Callable[[Access, Mapping[str, str]], Options]
    condition: Callable[[str], Q]
    follows: bool = False
    default: Callable[[Access], str] = lambda access: ""

    def value(self, query: QueryDict, access: Access) -> str:
        """What the address says; where it says nothing, the default. An empty value in it means "all"."""
        return str(query[self.key]).strip() if self.key in query else self.default(access)


@dataclass(frozen=True, slots=True)
class Choice:
    """A filter as the page offers it."""

    key: str
    title: str
    options: list[tuple[str, str]]
    chosen: str

    @property
    def html(self) -> SafeString:
        """The options of its `<select>`. Written here and not in a template: a city has seventy schools."""
        options = [("", _("Tất cả")), *self.options]
        return mark_safe(
            "".join(
                f'<option value="{escape(value)}"{" selected" if value == self.chosen else ""}>{escape(label)}</option>'
                for value, label in options
            )
        )


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter that is in force, and the address without it."""

    text: str
    query: str


class Counted(Paginator[Any]):
    """Pages over ids whose number was counted in another, cheaper way."""

    def __init__(self, ids: QuerySet[Any], count: Callable[[], int]) -> None:
        super().__init__(ids, PER_PAGE, allow_empty_first_page=True)
        self._count = count

    @cached_property
    def count(self) -> int:
        """One query at most."""
        return self._count()


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing(Generic[Row]):
    """One list. `fetch` adds what the columns show of related rows; `code` are columns searched from their beginning.

    `walked`: the list can be a whole city long, and has an index in the order of its first column.
    """

    key: str
    title: Text
    model: type[Row]
    view: Action
    columns: Sequence[Column[Row]]
    filters: Sequence[Filter] = ()
    folded: str = "folded"
    code: tuple[str, ...] = ("code",)
    base: Q = field(default_factory=Q)
    fetch: Callable[[QuerySet[Row], Access], QuerySet[Row]] = lambda rows, access: rows
    walked: bool = False
    register: Register
    sheet: Callable[[QuerySet[Row], Access], Iterator[dict[str, Any]]]
    search_label: Text
    empty: Text
    deeds: Sequence[Deed] = ()

    def sheet_register(self, query: QueryDict) -> Register:
        """The register as it goes out: whole, or the columns that the reader kept on the page (`?columns=name,sex`)."""
        kept = query.get("columns", "").split(",")
        if not query.get("columns"):
            return self.register
        names = {name for column in self.columns if column.key in kept for name in column.sheet}
        names |= set(self.register.key_columns)
        columns = tuple(column for column in self.register.columns if column.key in names)
        return replace(self.register, columns=columns or self.register.columns)

    def rows(self, access: Access) -> QuerySet[Row]:
        """All rows that this reader may see."""
        return visible(self.model, access, to=self.view).filter(self.base)

    def chosen(self, query: QueryDict, access: Access) -> dict[str, str]:
        """The filters in force for an address."""
        return {each.key: value for each in self.filters if (value := each.value(query, access))}

    def narrowed(self, rows: QuerySet[Row], query: QueryDict, chosen: Mapping[str, str]) -> QuerySet[Row]:
        """Rows that answer to the words of an address and to the filters in force, or those chosen one by one."""
        if "row" in query:
            rows = rows.filter(pk__in=chosen_rows(query))
        for each in self.filters:
            if each.key in chosen:
                rows = rows.filter(each.condition(chosen[each.key]))
        for word in fold(query.get("q", "")).split():
            rows = rows.filter(self._answers_to(word))
        return rows

    def _answers_to(self, word: str) -> Q:
        """Rows with this word in the name, or with a code that begins with it.

        A long number is a code, since no name holds one: then the codes are asked first, in their indexes, and not
        every row of a city for its name. The range is what an index can answer; `startswith` makes it exact.
        """
        if len(word) >= LONG_NUMBER and word.isascii() and word.isdecimal():
            codes = Q()
            for name in self.code:
                codes |= Q(**{f"{name}__gte": word, f"{name}__lte": word + BEYOND, f"{name}__startswith": word})
            return Q(pk__in=self.model._default_manager.filter(codes).values("pk"))
        condition = Q(**{f"{self.folded}__contains": word})
        if any(sign.isdigit() for sign in word):
            for name in self.code:
                condition |= Q(**{f"{name}__istartswith": word})
        return condition

    def order(self, query: QueryDict) -> list[str]:
        """The order that an address asks for; else that of the first column. Ends with the id: pages never overlap."""
        asked = query.get("sort", "")
        down = asked.startswith("-")
        column = next((each for each in self.columns if each.key == asked.lstrip("-") and each.order), self.columns[0])
        names = [f"-{name}" if down else name for name in column.order]
        return [*names, "-pk" if down else "pk"]

    def find(self, access: Access, query: QueryDict, keep: Keep = each_time) -> Found[Row]:
        """One page of the list as an address asks for it.

        `keep` holds on to what is the same until somebody writes: the number of rows, and what can be chosen.
        """
        return Found(self, access, query, keep)


class Found(Generic[Row]):
    """One page of a list."""

    def __init__(self, listing: Listing[Row], access: Access, query: QueryDict, keep: Keep) -> None:
        self.started = time.perf_counter()
        self.keep = keep
        self.deeds = [deed for deed in listing.deeds if can(access, deed.action)]
        self.listing, self.access, self.query = listing, access, query
        self.chosen = listing.chosen(query, access)
        seen = listing.rows(access)
        narrowed = listing.narrowed(seen, query, self.chosen)
        order = listing.order(query)
        walked = narrowed
        if listing.walked and order == listing.order(QueryDict()):
            walked = listing.narrowed(_walking(seen), query, self.chosen)
        ids = walked.order_by(*order).values_list("pk", flat=True)
        number = narrowed.count
        if "row" not in query:
            number = partial(keep, f"{listing.key}:number:{self._narrowing()}", narrowed.count)
        self.page: Page[Any] = Counted(ids, number).get_page(query.get("page"))
        pks = list(self.page.object_list)
        found = {row.pk: row for row in listing.fetch(listing.model._default_manager.filter(pk__in=pks), access)}
        self.rows: list[Row] = [found[pk] for pk in pks if pk in found]
        self.milliseconds = max(1, round((time.perf_counter() - self.started) * 1000))

    def _narrowing(self) -> str:
        """What narrows this list, as a key: the same on every page of it and in every order."""
        said = f"{fold(self.query.get('q', ''))}|{sorted(self.chosen.items())}"
        return sha256(said.encode()).hexdigest()[:32]

    @cached_property
    def body(self) -> SafeString:
        """The rows of the table. Written here and not in a template: a page has four hundred cells."""
        lines = zip(self._boxes(), cells_of(self.listing.columns, self.rows), strict=True)
        return mark_safe("".join(f"<tr>{box}{line}</tr>" for box, line in lines))

    def _boxes(self) -> Iterator[str]:
        """For each row the box by which it is chosen."""
        said = escape(_("Chọn"))
        for row in self.rows:
            yield (
                f'<td class="r-box"><input type="checkbox" form="deeds" name="row" value="{row.pk}" data-row'
                f' aria-label="{said} {escape(str(row))}"></td>'
            )

    @cached_property
    def choices(self) -> list[Choice]:
        """Every filter with what can be chosen."""
        lasting = self.keep(f"{self.listing.key}:choices", self._lasting_options)
        return [
            Choice(
                each.key,
                str(each.title),
                self._options(each) if each.follows else lasting[each.key],
                self.chosen.get(each.key, ""),
            )
            for each in self.listing.filters
        ]

    def _lasting_options(self) -> dict[str, list[tuple[str, str]]]:
        return {each.key: self._options(each) for each in self.listing.filters if not each.follows}

    def _options(self, each: Filter) -> list[tuple[str, str]]:
        return [(str(value), str(label)) for value, label in each.options(self.access, self.chosen)]

    @property
    def chips(self) -> list[Chip]:
        """The filters in force, each with the way to take it off."""
        found = []
        for choice in self.choices:
            if not choice.chosen:
                continue
            rest = self.query.copy()
            rest[choice.key] = ""
            rest.pop("page", None)
            label = dict(choice.options).get(choice.chosen, choice.chosen)
            found.append(Chip(f"{choice.title}: {label}", rest.urlencode()))
        return found

    @property
    def is_narrowed(self) -> bool:
        """Whether words or filters hide some rows."""
        return bool(self.query.get("q", "").strip() or self.chosen)


def cells_of(columns: Sequence[Column[Row]], rows: Iterable[Row]) -> Iterator[str]:
    """The cells of each row as HTML, safe to print; the first names the row."""
    frames = []
    for place, column in enumerate(columns):
        label, numeric = escape(str(column.title)), ' class="d-num"' if column.is_numeric else ""
        frame = f'<td data-label="{label}"{numeric}>' if place else '<th scope="row">'
        frames.append((frame, column.cell, "</td>" if place else "</th>"))
    for row in rows:
        yield "".join(f"{opens}{cell(row).html()}{closes}" for opens, cell, closes in frames)


def chosen_rows(query: QueryDict) -> list[int]:
    """The ids that an address names as chosen, at most those of a few pages."""
    return row_ids(query.getlist("row")[:MOST_ROWS])


def _walking(rows: QuerySet[Row]) -> QuerySet[Row]:
    """The same rows, phrased so that a database walks the index of the order and does not sort a city by school.

    SQLite takes "school in (…)" for a strong condition and fetches every pupil of all schools. A second, never true
    alternative that no index can serve leaves it the covering index in the order of the list: 0.1 ms, not 24 ms.
    """
    return rows | rows.model._default_manager.filter(folded=F("sort_key"))
