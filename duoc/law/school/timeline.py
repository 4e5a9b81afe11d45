"""Which document holds on a day, by domain (văn bản nào có hiệu lực khi nào)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from duoc.law.core.contract import expose
from duoc.law.core.parameters import Dated, RegulationFile, load
from duoc.law.core.reasons import a_day, choice, reason
from duoc.law.core.result import Result, because


class Timeline(RegulationFile):
    """Parameters: for each domain its versions through time; null where the first day of the next was not seen."""

    domains: dict[str, Dated[str | None]]


TIMELINE = load("school", "timeline", Timeline)


@dataclass(frozen=True, slots=True, kw_only=True)
class InForce(Result):
    """The version of a domain on a day; None before the first known one and where it is open which one holds."""

    version: str | None


def version_on(domain: str, on: date, rule: Timeline = TIMELINE) -> InForce:
    """The version in force on a day.

    Before the first version known here `version` is None. Between the signature of TT 15/2026 and the first day on
    which it is known to be in force the status is "needs_decision".
    """
    domain = choice(domain, rule.domains, field="domain", rule="school.version_on")
    on = a_day(on, field="on", rule="school.version_on")
    periods = rule.domains[domain]
    first = next(iter(periods))
    if first.from_ is not None and on < first.from_:
        step = reason(
            rule, first.source,
            f"{on:%d/%m/%Y} trước văn bản đầu tiên có ở đây ({first.from_:%d/%m/%Y})",
            f"{on:%d/%m/%Y} is before the first document known here ({first.from_:%d/%m/%Y})", on=on,
        )  # fmt: skip
        return InForce(version=None, because=because(step))
    period = periods.period(on, field="on", rule="school.version_on")
    if period.value is None:
        step = reason(
            rule, period.source,
            f"{on:%d/%m/%Y}: chưa biết ngày có hiệu lực của văn bản mới, cần người có thẩm quyền xác định",
            f"{on:%d/%m/%Y}: the first day of the new document is not known; a person must decide", on=on,
        )  # fmt: skip
        return InForce(status="needs_decision", version=None, because=because(step))
    since = "" if period.from_ is None else f" từ {period.from_:%d/%m/%Y}"
    since_en = "" if period.from_ is None else f" from {period.from_:%d/%m/%Y}"
    step = reason(
        rule,
        period.source,
        f"{period.source.document} có hiệu lực{since}",
        f"{period.source.document} is in force{since_en}",
        on=on,
    )
    return InForce(version=period.value, because=because(step))


expose(
    "school", "version_on", ["any"], version_on,
    vi="Văn bản nào có hiệu lực trong một lĩnh vực vào một ngày", en="Which document is in force in a domain on a day",
)  # fmt: skip
