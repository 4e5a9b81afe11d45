"""Who decides on schools, through time (thẩm quyền quyết định): the district level ended on 01/07/2025."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from duoc.law.core.contract import expose
from duoc.law.core.errors import LawError
from duoc.law.core.parameters import Dated, RegulationFile, Strict, load
from duoc.law.core.reasons import a_day, choice, reason
from duoc.law.core.result import Result, because
from duoc.law.core.text import Text

NAME = "school.who_decides"

AUTHORITIES = {
    "chu_tich_ubnd_huyen": Text("Chủ tịch UBND cấp huyện", "Chairman of the district"),
    "chu_tich_ubnd_xa": Text("Chủ tịch UBND cấp xã", "Chairman of the commune"),
    "chu_tich_ubnd_tinh": Text("Chủ tịch UBND cấp tỉnh", "Chairman of the province"),
    "truong_phong_gddt": Text("Trưởng phòng GD&ĐT", "Head of the district's education office"),
    "giam_doc_so": Text("Giám đốc Sở GD&ĐT", "Director of the province's education department"),
    "phong_gddt": Text("Phòng GD&ĐT", "Education office of the district"),
    "so_gddt": Text("Sở GD&ĐT", "Education department of the province"),
    "ubnd_huyen": Text("UBND cấp huyện", "People's Committee of the district"),
    "ubnd_cap_xa": Text("UBND cấp xã", "People's Committee of the commune"),
    "hieu_truong": Text("Hiệu trưởng", "Head of the school"),
}
"""Every authority that an answer can name, with its official title."""


class Decider(Strict):
    """Who decides, and the document that says so. No authority: the document itself decides."""

    authority: str | None
    document: str


class Power(Strict):
    """Matters that the same authorities decide, for some levels (none: the level does not matter)."""

    matters: tuple[str, ...]
    levels: tuple[str, ...]
    who: Dated[Decider]


class Delegation(Strict):
    """A matter that a province has handed to another authority from a day on."""

    province: str
    matter: str
    to_authority: str
    from_date: date
    document: str


class Deciders(RegulationFile):
    """Parameters: powers through time, and what provinces have delegated."""

    powers: tuple[Power, ...]
    delegations: tuple[Delegation, ...]


DECIDERS = load("school", "deciders", Deciders)
MATTERS = tuple(dict.fromkeys(matter for power in DECIDERS.powers for matter in power.matters))
LEVELS = tuple(dict.fromkeys(level for power in DECIDERS.powers for level in power.levels))


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority(Result):
    """Who decides a matter on a day, and by which document. None where no one does or nothing is known."""

    authority: str | None
    document: str | None


def who_decides(
    matter: str, on: date, level: str | None = None, province: str | None = None, rule: Deciders = DECIDERS
) -> Authority:
    """Who decides a matter on a day.

    level: mam_non, tieu_hoc, thcs, lien_cap_den_thcs (multi-level up to lower secondary), thpt, lien_cap_den_thpt;
    needed where the authority depends on it. province: to look for what it has delegated.
    """
    matter = choice(matter, MATTERS, field="matter", rule=NAME)
    on = a_day(on, field="on", rule=NAME)
    power = _power(matter, level, rule)
    first = next(iter(power.who))
    if first.from_ is not None and on < first.from_:
        step = reason(
            rule, first.source,
            f"{on:%d/%m/%Y} trước văn bản đầu tiên có ở đây ({first.from_:%d/%m/%Y})",
            f"{on:%d/%m/%Y} is before the first document known here ({first.from_:%d/%m/%Y})", on=on,
        )  # fmt: skip
        return Authority(status="not_loaded", authority=None, document=None, because=because(step))
    period = power.who.period(on, field="on", rule=NAME)
    found = period.value
    name = AUTHORITIES[found.authority] if found.authority else Text("văn bản tự quy định", "the document itself")
    since = period.from_ or on
    step = reason(
        rule, period.source,
        f"Từ {since:%d/%m/%Y}: {name.vi}", f"from {since:%d/%m/%Y}: {name.en}", on=on, authority=found.authority,
    )  # fmt: skip
    for delegation in rule.delegations:
        if (delegation.province, delegation.matter) == (province, matter) and delegation.from_date <= on:
            return Authority(authority=delegation.to_authority, document=delegation.document, because=because(step))
    return Authority(authority=found.authority, document=found.document, because=because(step))


def _power(matter: str, level: str | None, rule: Deciders) -> Power:
    powers = [power for power in rule.powers if matter in power.matters]
    if level is not None:
        choice(level, LEVELS, field="level", rule=NAME)
    for power in powers:
        if not power.levels or level in power.levels:
            return power
    raise LawError(
        "missing_field", field="level", value=level, rule=f"{NAME} {matter}",
        vi="thẩm quyền tùy theo cấp học, cần nêu cấp học", en="the authority depends on the level, which must be given",
    )  # fmt: skip


expose(
    "school", "who_decides", ["dated"], who_decides,
    vi="Ai có thẩm quyền quyết định một việc về trường học vào một ngày", en="Who decides a matter of schools on a day",
)  # fmt: skip
