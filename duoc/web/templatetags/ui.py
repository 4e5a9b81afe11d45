"""`{% load ui %}`: the components of the product. `/thanh-phan/` shows each in all its states.

A component of one element is a function here; one with a structure has its file and its contract in
`templates/web/components/`. Tones, everywhere: good, warn, bad, info, none.
"""

from __future__ import annotations

import builtins
from collections.abc import Sequence
from datetime import date, datetime
from functools import cache
from html import escape
from typing import Any

from django import template
from django.forms import BaseForm, BoundField
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.functional import Promise
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from duoc.web import charts, formatting
from duoc.web.charts import HEAT_STEPS, heat_level, sparkline_points
from duoc.web.devices import device_name
from duoc.web.formatting import Number

register = template.Library()

Text = str | Promise
SLOT_OPENS, SLOT_CLOSES = "\x02", "\x03"  # around what {% actions %} hands to the component it stands in

register.filter("vn_number", formatting.number_text)
register.filter("vn_date", formatting.day_text)
register.filter("initials", formatting.initials)
register.filter("device_name", device_name)


@register.filter
def own_page(path: str, url: str) -> bool:
    """Whether a page is the one at `url`, or stands below it: `current=request.path|own_page:url`."""
    return path.startswith(url)


def component(name: str, /, **context: Any) -> SafeString:
    """Render one file of `web/components/`."""
    return mark_safe(render_to_string(f"web/components/{name}.html", context))


def split_actions(content: str) -> tuple[SafeString, SafeString]:
    """The body of a slotted component, and what `{% actions %}` inside it handed over."""
    before, opened, rest = content.partition(SLOT_OPENS)
    inside, _closed, after = rest.partition(SLOT_CLOSES)
    return mark_safe(before + after), mark_safe(inside if opened else "")


@cache
def sprite_url() -> str:
    """Address of the sprite, looked up once: a page draws a hundred icons."""
    return static("duoc/web/icons.svg")


def draw_icon(name: str, size: int = 18, label: Text = "") -> SafeString:
    """`{% icon "bell" %}`: an icon of the sprite. With `label` it speaks; without, it is decoration."""
    return drawn_icon(name, size, str(label), sprite_url())


@cache
def drawn_icon(name: str, size: int, label: str, sprite: str) -> SafeString:
    """The same few icons stand on every page: each is drawn once."""
    speaks = format_html(' role="img" aria-label="{}"', label) if label else mark_safe(' aria-hidden="true"')
    return format_html(
        '<svg class="d-icon" width="{0}" height="{0}"{1}><use href="{2}#{3}"/></svg>',
        str(size), speaks, sprite, name,
    )  # fmt: skip


register.simple_tag(draw_icon, name="icon")


@register.simple_tag
def chip(text: Text, tone: str = "none", icon: str = "") -> SafeString:
    """`{% chip "Quá hạn 6 ngày" "bad" %}`: a state in words, coloured by its tone."""
    drawn = draw_icon(icon, 14) if icon else ""
    return format_html('<span class="d-chip" data-tone="{}">{}{}</span>', tone or "none", drawn, text)


@register.simple_tag
def kbd(keys: str) -> SafeString:
    """`{% kbd "Ctrl+K" %}`: keys to press, each in its own cap."""
    caps = format_html_join(" ", "<kbd>{}</kbd>", ((key,) for key in keys.split("+")))
    return format_html('<span class="d-keys">{}</span>', caps)


@register.simple_tag
def number(value: Number | None, decimals: int | None = None, unit: Text = "") -> SafeString:
    """`{% number 61.4 1 unit="%" %}`: a figure with decimal comma and grouped thousands; a dash for none."""
    text = formatting.number_text(value, decimals)
    return format_html("{} <small>{}</small>", text, unit) if unit and value is not None else format_html("{}", text)


@register.simple_tag
def day(value: date | datetime | None, pattern: str = "SHORT_DATE_FORMAT") -> SafeString:
    """`{% day task.due_on %}`: 05/09/2020, with the machine's spelling beside it; a dash for none."""
    text = formatting.day_text(value, pattern)
    return format_html("{}", text) if value is None else format_html(
        '<time datetime="{}">{}</time>', value.isoformat(), text
    )  # fmt: skip


@register.simple_tag
def progress(value: Number | None, tone: str = "", max: Number = 100, label: Text = "") -> SafeString:
    """`{% progress 62 "warn" label="Tiến độ" %}`: a bar. `label` names it for those who hear the page."""
    shown = formatting.number_text(value) if value is not None else _("chưa có số liệu")
    title = f"{shown} / {formatting.number_text(max)}"
    return format_html(
        '<progress class="d-progress" data-tone="{}" value="{}" max="{}" aria-label="{}" title="{}"></progress>',
        tone, str(float(value or 0)), str(float(max)), label or _("Tiến độ"), title,
    )  # fmt: skip


@register.simple_tag
def heat(value: Number | None, steps: Sequence[Number] = HEAT_STEPS, url: str = "", decimals: int = 0) -> SafeString:
    """`{% heat 43 %}`: a cell of a heat map, with its figure in it. `steps` are the three thresholds, rising.

    `url` is a way for the pointer: the head of the row has to lead there too, so that keys need not stop in each cell.
    """
    text = escape(formatting.number_text(value, decimals))
    if url:
        text = f'<a href="{escape(url)}" tabindex="-1">{text}</a>'
    # Not by format_html, which takes five times as long: a map has hundreds of cells.
    return mark_safe(f'<td data-level="{heat_level(value, steps)}">{text}</td>')


@register.simple_tag
def sparkline(
    values: Sequence[Number], label: Text = "", tone: str = "", width: int = 64, height: int = 22
) -> SafeString:
    """`{% sparkline values label="12 tuần" %}`: the trend of a series as a line with its end marked."""
    points = sparkline_points(values, width, height)
    if not points:
        return mark_safe("")
    line = " ".join(f"{x},{y}" for x, y in points)
    said = _("%(label)s: từ %(first)s đến %(last)s") % {
        "label": label or _("Xu hướng"),
        "first": formatting.number_text(values[0]),
        "last": formatting.number_text(values[-1]),
    }
    return format_html(
        '<svg class="d-spark" data-tone="{0}" width="{1}" height="{2}" viewBox="0 0 {1} {2}" role="img"'
        ' aria-label="{3}"><polyline points="{4}"/><circle cx="{5}" cy="{6}" r="2"/></svg>',
        tone, str(width), str(height), said, line, str(points[-1][0]), str(points[-1][1]),
    )  # fmt: skip


@register.simple_tag
def line_chart(
    points: Sequence[tuple[str, Number | None]],
    label: Text,
    unit: Text = "",
    target: Number | None = None,
    target_label: Text = "",
) -> SafeString:
    """A series over time with its target and its table. Contract in `components/line_chart.html`."""
    return component(
        "line_chart", chart=charts.line_chart(points, target), points=points, label=label, unit=unit, target=target,
        target_label=target_label or _("Chỉ tiêu"),
    )  # fmt: skip


@register.simple_tag
def bars(rows: Sequence[charts.Bar], label: Text, unit: Text = "", max: Number | None = None) -> SafeString:
    """Values side by side, each with its bar. Contract in `components/bars.html`."""
    most = max if max is not None else builtins.max((row.value or 0 for row in rows), default=1)
    return component("bars", rows=rows, label=label, unit=unit, max=most or 1)


@register.simple_tag
def figure(
    label: Text, value: Any, unit: Text = "", state: Text = "", tone: str = "none",
    trend: Sequence[Number] = (), note: Text = "", url: str = "", decimals: int | None = None,
) -> SafeString:  # fmt: skip
    """A figure with its target or state in words and its trend. Contract in `components/figure.html`."""
    text = formatting.number_text(value, decimals) if value is None or isinstance(value, Number) else value
    return component(
        "figure", label=label, value=text, unit=unit if value is not None else "", state=state, tone=tone,
        trend=trend, note=note, url=url,
    )  # fmt: skip


@register.simple_tag
def field(bound: BoundField, label: Text = "", help: Text = "", hide_label: bool = False) -> SafeString:
    """`{% field form.due_on %}`: label, input, help, errors. Contract in `components/field.html`."""
    kind = getattr(bound.field.widget, "input_type", "") or type(bound.field.widget).__name__.lower()
    return component(
        "field", field=bound, label=label or bound.label, help=help or bound.help_text, kind=kind, hide_label=hide_label
    )


@register.simple_tag
def form(form: BaseForm) -> SafeString:
    """`{% form form %}`: everything between `<form>` and its buttons: summary of errors, then the fields."""
    return component("form", form=form)


@register.simple_tag
def empty_state(title: Text, text: Text = "", url: str = "", label: Text = "", icon: str = "inbox") -> SafeString:
    """What to say where there is nothing yet, and what to do about it. Contract in `components/empty_state.html`."""
    return component("empty_state", title=title, text=text, url=url, label=label, icon=icon)


@register.simple_tag
def person(name: str, note: Text = "", url: str = "") -> SafeString:
    """`{% person staff.name "Tổ trưởng" %}`: initials, name, a second line."""
    return component("person", name=name, note=note, url=url)


@register.simple_tag
def crumb(label: Text, url: str = "") -> SafeString:
    """`{% crumb "Kế hoạch" url %}`: one step of the way to this page, for the block `crumbs`."""
    return format_html('<a href="{}">{}</a>', url, label) if url else format_html("<span>{}</span>", label)


@register.simple_tag(takes_context=True)
def pager(context: template.Context, page: Any, label: Text = "") -> SafeString:
    """`{% pager page_obj %}`: "1–50 trong 3.412" and the ways to other pages. Keeps the rest of the address."""
    return component("pager", page=page, label=label or _("Trang"), request=context["request"])


@register.simple_tag(takes_context=True)
def sort_header(
    context: template.Context, key: str, label: Text, numeric: bool = False, default: bool = False
) -> SafeString:
    """`{% sort_header "name" "Họ và tên" %}`: a column head that sorts by `?sort=name`, then `?sort=-name`.

    `default`: the column that the list is sorted by when the address names none.
    """
    chosen = context["request"].GET.get("sort", key if default else "")
    state = {key: "ascending", f"-{key}": "descending"}.get(chosen, "")
    query = context["request"].GET.copy()
    query["sort"] = f"-{key}" if state == "ascending" else key
    query.pop("page", None)
    return component("sort_header", label=label, state=state, query=query.urlencode(), numeric=numeric)


@register.simple_block_tag
def actions(content: str) -> SafeString:
    """Buttons at the head of a panel, or at the foot of a dialog; stands anywhere inside it."""
    return mark_safe(f"{SLOT_OPENS}{content.strip()}{SLOT_CLOSES}")


@register.simple_block_tag
def panel(
    content: str, title: Text = "", note: Text = "", level: int = 2, id: str = "", flush: bool = False
) -> SafeString:
    """`{% panel title="…" %}…{% endpanel %}`: a surface with a title. Contract in `components/panel.html`."""
    body, buttons = split_actions(content)
    return component("panel", title=title, note=note, level=level, id=id, body=body, actions=buttons, flush=flush)


@register.simple_block_tag
def dialog(content: str, id: str, title: Text) -> SafeString:
    """`{% dialog "confirm" "Xoá hoạt động?" %}…{% enddialog %}`: opened by `data-dialog="confirm"` on a button."""
    body, buttons = split_actions(content)
    return component("dialog", id=id, title=title, body=body, actions=buttons)


@register.simple_block_tag
def notice(content: str, title: Text = "", tone: str = "info", live: bool = False) -> SafeString:
    """`{% notice "Đang mất mạng." "warn" %}…{% endnotice %}`: something to know, in its place on the page."""
    body, buttons = split_actions(content)
    return component("notice", title=title, tone=tone, body=body, actions=buttons, live=live)


@register.simple_block_tag
def tabs(content: str, label: Text) -> SafeString:
    """`{% tabs "Thời gian" %}{% tab … %}{% endtabs %}`: ways to sibling views; `label` names them."""
    return format_html('<nav class="d-tabs" aria-label="{}">{}</nav>', label, mark_safe(content))


@register.simple_tag
def tab(label: Text, url: str, current: bool = False, count: Any = None) -> SafeString:
    """One of `{% tabs %}`."""
    here = mark_safe(' aria-current="page"') if current else ""
    many = format_html(' <span class="d-tabs__count">{}</span>', count) if count is not None else ""
    return format_html('<a href="{}"{}>{}{}</a>', url, here, label, many)


@register.simple_block_tag(takes_context=True)
def remember(context: template.Context, content: str, name: str) -> str:
    """Keep what is rendered here under a name, for use in more than one place of a layout."""
    context[name] = mark_safe(content.strip())
    return ""
