"""The steps of self-evaluation and external evaluation, and what a school hands in."""

from __future__ import annotations

from dataclasses import dataclass

from duoc.law.core.numbers import count
from duoc.law.core.parameters import RegulationFile, Source, Strict, Words, load
from duoc.law.core.reasons import reason, sign
from duoc.law.core.result import Result, because
from duoc.law.quality.schemes import Scheme


class Steps(Strict):
    """Steps in their order, with official titles."""

    source: Source
    steps: tuple[Words, ...]


class Procedure(RegulationFile):
    """Parameters: seven steps inside, six steps outside."""

    self_evaluation: Steps
    external_evaluation: Steps


PROCEDURE = load("quality", "procedure", Procedure)


@dataclass(frozen=True, slots=True, kw_only=True)
class CouncilSize(Result):
    """Whether a self-evaluation council or an external team has enough members."""

    ok: bool
    least: int


def self_evaluation_council(members: int, *, rule: Scheme) -> CouncilSize:
    """The council of self-evaluation is set up by the principal, at least seven members."""
    number, least = count(members, field="members", rule="quality.self_evaluation_council"), rule.council_least
    held = number >= least.value
    mark = sign(held, most=False)
    step = reason(
        rule, least.source, f"Hội đồng tự đánh giá: {number} thành viên {mark} {least.value}",
        f"self-evaluation council: {number} members {mark} {least.value}", held=held,
    )  # fmt: skip
    return CouncilSize(ok=held, least=least.value, because=because(step))
