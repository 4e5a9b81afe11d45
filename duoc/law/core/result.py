"""The shape of an answer: an outcome that carries its reason, down to the clause."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from duoc.law.core.text import Text

CAUTION = {
    "text": Text("", ""),
    "recalled": Text(" [ghi theo trí nhớ, chưa đối chiếu văn bản]", " [from memory, not compared with the text]"),
    "shaky": Text(" [chưa chắc chắn, cần đối chiếu văn bản]", " [not certain, to be compared with the text]"),
    "interpretation": Text(" [cách hiểu của hệ thống]", " [our reading of the text]"),
    "not_loaded": Text(" [chưa có trong hệ thống]", " [not loaded]"),
}
"""What is added to a reason whose rule was not read word for word."""


@dataclass(frozen=True, slots=True, order=True)
class Clause:
    """A place in a regulation. `regulation` is the identifier used everywhere in Đước ("TT58/2011+TT26/2020").

    `article` is empty where a fact is known without its place (such facts are marked "recalled" in the parameters).
    `certainty` is how well what was taken from the place is known; it does not make it another place.
    """

    regulation: str
    article: str = ""
    clause: str = ""
    point: str = ""
    certainty: str = field(default="text", compare=False)

    @classmethod
    def parse(cls, regulation: str, place: str, certainty: str = "text") -> Clause:
        """Read "13.1.a" as article 13, clause 1, point a. An empty place is the regulation as a whole."""
        article, _, rest = place.partition(".")
        clause, _, point = rest.partition(".")
        return cls(regulation, article, clause, point, certainty)

    def vi(self) -> str:
        """As it is cited in Vietnamese: "điểm a khoản 1 Điều 13 TT58/2011"."""
        parts = [f"điểm {self.point}"] if self.point else []
        parts += [f"khoản {self.clause}"] if self.clause else []
        parts += [f"Điều {self.article}"] if self.article else []
        return " ".join([*parts, self.regulation])

    def en(self) -> str:
        """As it is cited in English: "TT58/2011 Article 13(1)(a)"."""
        inner = "".join(f"({part})" for part in (self.clause, self.point) if part)
        return f"{self.regulation} Article {self.article}{inner}" if self.article else self.regulation


@dataclass(frozen=True, slots=True)
class Step:
    """One comparison or reason on the way to an answer.

    `held` says whether the condition was met; None where nothing was compared (a formula, a plain provision).
    `facts` are the numbers and words that decided, for programs and tables.
    """

    clause: Clause
    text_vi: str
    text_en: str
    held: bool | None = None
    facts: Mapping[str, object] = field(default_factory=dict)

    def vi(self) -> str:
        """The reason and its clause: "Toán 7,9 < 8,0 — khoản 1 Điều 13 TT58/2011"; says so where it is not certain."""
        return f"{_cautious(self.text_vi, CAUTION[self.clause.certainty].vi)} — {self.clause.vi()}"

    def en(self) -> str:
        """The reason and its clause in English."""
        return f"{_cautious(self.text_en, CAUTION[self.clause.certainty].en)} — {self.clause.en()}"


def _cautious(text: str, caution: str) -> str:
    return text if caution in text else text + caution


@dataclass(frozen=True, slots=True)
class Explanation:
    """The steps that led to an answer, in the order in which the law asks them. Never empty."""

    steps: tuple[Step, ...]

    def __iter__(self) -> Iterator[Step]:
        return iter(self.steps)

    def __add__(self, other: Explanation) -> Explanation:
        return Explanation(self.steps + other.steps)

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """Every clause that was applied, once, in order."""
        return tuple(dict.fromkeys(step.clause for step in self.steps))

    def vi(self) -> str:
        """All steps, one a line, in Vietnamese."""
        return "\n".join(step.vi() for step in self.steps)

    def en(self) -> str:
        """All steps, one a line, in English."""
        return "\n".join(step.en() for step in self.steps)

    def in_language(self, language: str) -> str:
        """All steps in `language`: "en" is English, everything else Vietnamese."""
        return self.en() if language == "en" else self.vi()


def because(*steps: Step | Iterable[Step]) -> Explanation:
    """Gather steps and runs of steps into one explanation."""
    found: list[Step] = []
    for step in steps:
        if isinstance(step, Step):
            found.append(step)
        else:
            found.extend(step)
    return Explanation(tuple(found))


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What every rule returns: a small immutable value with its reason. Each rule derives its own.

    `status` is "ok" for an answer; "needs_decision" where the text leaves a gap and a person must decide;
    "not_loaded" where the document was not read; "incomplete" where input is missing (`missing` says which).
    A rule whose contract names other words (the staff standards say "complete") uses those.
    """

    status: str = "ok"
    missing: tuple[str, ...] = ()
    because: Explanation
