"""What all importers share: who may write where, finding rows by code, and writing whole sets with their memory."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db import models
from django.utils.translation import gettext as _
from rapidfuzz import process

from duoc.kit import clock
from duoc.kit.among import Among
from duoc.kit.audit import services as audit
from duoc.kit.audit.services import Entry
from duoc.kit.sheets.door import ImportContext
from duoc.kit.sheets.preview import Fault, ParsedRow
from duoc.kit.sheets.undoing import Journal, take_back
from duoc.kit.text import fold
from duoc.registry.access.gate import Access
from duoc.registry.access.models import Account
from duoc.registry.calendar.models import SchoolYear
from duoc.registry.calendar.queries import school_year_on
from duoc.registry.organizations.models import Organization, Site
from duoc.registry.registers.policy import IMPORT

Row = TypeVar("Row", bound=models.Model)
CHUNK = 900
ALIKE = 60


def nearest(word: str, names: Iterable[str]) -> str:
    """The name most like a word, or nothing where none is like it."""
    folded = {fold(name): name for name in names}
    found = process.extractOne(fold(word), list(folded), score_cutoff=ALIKE)
    return folded[found[0]] if found else ""


@dataclass(frozen=True, slots=True)
class Field:
    """The organizations into which the one who brings a file in may write, by every way to name them."""

    by_name: Mapping[str, int]
    names: Mapping[int, str]
    default: int | None
    year: SchoolYear | None

    @classmethod
    def of(cls, context: ImportContext) -> Field:
        """Asked of the policy, as any page would. Five queries."""
        account = Account.objects.filter(pk=context.by.user_id or 0).first()
        access = Access(account, clock.today(), origin="sheet")
        reached = access.organizations(IMPORT)
        rows = list(Organization.objects.filter(pk__in=reached))
        by_name: dict[str, int] = {}
        for row in rows:
            for name in (row.code, row.short_name, row.name):
                if name:
                    by_name[fold(name)] = row.pk
        schools = [row.pk for row in rows if row.is_school]
        default = context.scope if context.scope in schools else schools[0] if len(schools) == 1 else None
        return cls(by_name, {row.pk: row.name for row in rows}, default, school_year_on(access.day))

    def place(self, name: str | None) -> int | None:
        """The organization that a cell names; an empty cell means one's own school."""
        return self.by_name.get(fold(name)) if name else self.default

    def place_fault(self, row: ParsedRow) -> Fault:
        """Why the place of a row is none."""
        if not row["school"]:
            told = _("Chưa ghi trường. Tài khoản của anh/chị quản lý nhiều trường nên cần tên trường ở mỗi dòng.")
            return Fault(row=row.number, column="school", message=told)
        near = nearest(row["school"], self.names.values())
        told = _('Không có trường "%(name)s" trong phạm vi anh/chị được nhập.') % {"name": row["school"]}
        told += " " + (_('Có phải "%(near)s"?') % {"near": near} if near else _("Kiểm tra lại tên hoặc mã trường."))
        return Fault(row=row.number, column="school", message=told, suggestion=near)


def open_sites(field: Field) -> dict[tuple[int, str], Site]:
    """Sites in use, by school and code. One query."""
    found = Site.objects.filter(organization__in=list(field.names), valid_to=None)
    return {(site.organization_id, fold(site.code)): site for site in found}


def site_fault(row: ParsedRow, place: int, sites: Mapping[tuple[int, str], Site]) -> Fault:
    """Why the site of a row is none."""
    codes = [site.code for (owner, _code), site in sites.items() if owner == place]
    told = _('Trường không có điểm mang mã "%(code)s". Các mã điểm của trường: %(codes)s.') % {
        "code": row["site"], "codes": ", ".join(codes) or "—",
    }  # fmt: skip
    return Fault(row=row.number, column="site", message=told, suggestion=nearest(row["site"], codes))


def by_code(model: type[Row], codes: Iterable[str]) -> dict[str, Row]:
    """Rows by their code. One query."""
    rows = model._default_manager.filter(Among("code", codes))
    return {row.code: row for row in rows}  # type: ignore[attr-defined]


class Writing(Generic[Row]):
    """One set of rows being written: new ones and changed ones, the journal for undoing, the events for the trace."""

    def __init__(self, model: type[Row], context: ImportContext, journal: Journal) -> None:
        self.model, self.context, self.journal = model, context, journal
        self.new: list[Row] = []
        self.changed: list[Row] = []
        self._before: dict[int, dict[str, Any]] = {}
        self._events: list[tuple[int | None, Row, dict[str, Any] | None, dict[str, Any]]] = []

    def put(self, row: Row, values: Mapping[str, Any], *, scope: int | None) -> None:
        """Set values on a row, new or known; what is the same already is left alone."""
        before = {name: getattr(row, name) for name in values}
        after = {name: value for name, value in values.items() if before[name] != value}
        if row.pk is None:
            for name, value in values.items():
                setattr(row, name, value)
            self.new.append(row)
            self._events.append((scope, row, None, dict(values)))
        elif after:
            for name, value in after.items():
                setattr(row, name, value)
            known = self._before.setdefault(row.pk, {})
            if not known:
                self.changed.append(row)
            for name in after:
                known.setdefault(name, before[name])
            self._events.append((scope, row, {name: before[name] for name in after}, after))

    def save(self, event: str) -> None:
        """Write all: inserts, then one statement for each portion of changes; journal and trace with them."""
        keys = [name for name in ("full_name", "folded", "sort_key") if hasattr(self.model, name)]
        has_version = hasattr(self.model, "version")
        for row in (*self.new, *self.changed):
            if hasattr(row, "fill_keys"):
                row.fill_keys()
        self.model._default_manager.bulk_create(self.new, batch_size=CHUNK)
        self.journal.made(self.model, [row.pk for row in self.new])
        names = sorted({name for before in self._before.values() for name in before})
        computed = [*keys, *(["version"] if has_version else [])]
        stored = self._stored(computed) if computed else {}
        for row in self.changed:
            self.journal.changed(self.model, row.pk, {**self._before[row.pk], **stored.get(row.pk, {})})
            if has_version:
                row.version += 1  # type: ignore[attr-defined]
        if self.changed:
            fields = [*names, *computed]
            attributes = [field.name for field in self.model._meta.concrete_fields if field.attname in fields]
            self.model._default_manager.bulk_update(self.changed, attributes, batch_size=100)
        self._tell(event)

    def _stored(self, names: Sequence[str]) -> dict[Any, dict[str, Any]]:
        """The computed columns of the changed rows as they still stand in the database."""
        found: dict[Any, dict[str, Any]] = {}
        changed = self.model._default_manager.filter(Among("pk", [row.pk for row in self.changed]))
        for values in changed.values("pk", *names):
            found[values.pop("pk")] = values
        return found

    def _tell(self, event: str) -> None:
        entries: defaultdict[int | None, list[Entry]] = defaultdict(list)
        for scope, row, before, after in self._events:
            entries[scope].append(
                Entry(event=event, object_type=row._meta.label, object_id=str(row.pk), before=before, after=after)
            )
        for scope, told in entries.items():
            audit.record_many(told, by=self.context.by, scope=scope)


class Undoing:
    """Taking back what a journal remembered."""

    def undo(self, data: Mapping[str, Any], context: ImportContext) -> None:
        """All rows as they were before, or none."""
        take_back(data)


def given(row: ParsedRow, keys: Sequence[str]) -> dict[str, Any]:
    """The cells of a row that are filled: an empty cell changes nothing."""
    return {key: row[key] for key in keys if row[key] is not None}


def differs(row: models.Model, values: Mapping[str, Any]) -> bool:
    """Whether a record would change by these values."""
    return any(getattr(row, name) != value for name, value in values.items())


def twins(rows: Sequence[ParsedRow], column: str, message: str) -> Iterator[Fault]:
    """Rows that repeat the value of a column that ought to be one person's own."""
    first: dict[Any, int] = {}
    for row in rows:
        value = row[column]
        if value is not None and (earlier := first.setdefault(value, row.number)) != row.number:
            yield Fault(row=row.number, column=column, message=message % {"earlier": earlier})
