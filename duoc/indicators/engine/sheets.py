"""The table of an indicator as an Excel list."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from duoc.indicators.engine.definition import Definition
from duoc.indicators.engine.slices import slice_title
from duoc.indicators.engine.tables import Row, fraction_text
from duoc.kit.sheets import Column, Kind, Register
from duoc.kit.sheets.writing import export
from duoc.web.formatting import day_text


def ranking_sheet(what: Definition, slice_name: str, rows: Iterable[Row]) -> bytes:
    """The organizations with their figures, as they stand on the page."""
    shown = list(rows)
    register = Register(
        name=f"indicators.{what.id}",
        title=str(what.title),
        columns=(
            Column(key="code", title=_("Mã đơn vị"), kind=Kind.IDENTIFIER),
            Column(key="name", title=_("Đơn vị"), width=36),
            Column(key="figure", title=_("Số liệu"), kind=Kind.DECIMAL),
            Column(key="fraction", title=_("Tử số / mẫu số"), width=20),
            Column(key="reported", title=_("Đơn vị báo cáo"), kind=Kind.DECIMAL),
        ),
    )
    meta = {_("Công thức"): what.formula, _("Cấp, khối"): slice_title(slice_name)}
    if shown:
        meta[_("Số liệu đến ngày")] = day_text(shown[0].value.day)
    return export(register, (_cells(row) for row in shown), title=str(what.title), meta=meta)


def _cells(row: Row) -> dict[str, object]:
    return {
        "code": row.body.code,
        "name": row.body.name,
        "figure": row.value.rounded,
        "fraction": fraction_text(row.value),
        "reported": None if row.reported is None else row.reported.value,
    }
