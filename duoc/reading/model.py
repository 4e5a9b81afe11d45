"""What a state document says, as plain values: the form of an imported plan.

Dates are ISO text, unknown is None. `Plan.to_dict()` is the published JSON form; `Plan.lines` are the source lines, so
that a page can show the source beside the tree.
"""

from dataclasses import dataclass, field
from typing import Any, Literal

Kind = Literal["heading", "directive", "paragraph", "table", "appendix"]
Role = Literal["task", "solution", "target", "principle", "orientation"]
Comparator = Literal[">=", "<=", "=", "increase", "decrease", "standard"]
UnitRole = Literal["lead", "coordinate", "do", "receive"]
RepairKind = Literal["diacritic", "split", "join", "ocr_char", "broken_paragraph"]
Every = Literal["year", "term", "quarter", "month", "week"]

GROUNDS = "grounds"
"""The node of a reference that stands before the first heading."""


@dataclass(frozen=True, slots=True)
class Header:
    """The head of a document: who issues what, when."""

    parent_issuer: str | None = None
    issuer: str | None = None
    number: str | None = None
    symbol: str | None = None
    place: str | None = None
    date: str | None = None
    document_type: str | None = None
    title: str | None = None
    school_year: str | None = None


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs: the formulas (KT., TM. …), the position and the name."""

    authority: str | None = None
    position: str | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Node:
    """One piece of the text in its place in the tree; `lines` are the first and last source line, from 1."""

    id: str
    parent: str | None
    kind: Kind
    label: str | None
    level: int
    text: str
    lines: tuple[int, int]
    role: Role | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """A number to be reached or held, or an indicator to be held at the regulation's value."""

    node: str
    indicator: str
    comparator: Comparator
    value: float | None
    unit: str | None
    scope: str | None = None
    when: str | None = None


@dataclass(frozen=True, slots=True)
class Deadline:
    """A time by, from or within which the work of a node is to be done."""

    node: str
    text: str
    from_: str | None = None
    to: str | None = None
    term: str | None = None
    every: Every | None = None


@dataclass(frozen=True, slots=True)
class Unit:
    """A body or person with its part in the work of a node."""

    node: str
    text: str
    role: UnitRole


@dataclass(frozen=True, slots=True)
class Reference:
    """A document that the text names."""

    node: str
    document_type: str | None
    number: str | None = None
    symbol: str | None = None
    date: str | None = None
    issuer: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Repair:
    """A fault of scanning: what the source line has, and what the nodes have."""

    line: int
    before: str
    after: str
    kind: RepairKind


@dataclass(frozen=True, slots=True)
class Plan:
    """A whole document as structure."""

    source: str | None
    lines: tuple[str, ...]
    header: Header = field(default_factory=Header)
    grounds: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    signature: Signature = field(default_factory=Signature)
    nodes: tuple[Node, ...] = ()
    targets: tuple[Target, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    units: tuple[Unit, ...] = ()
    references: tuple[Reference, ...] = ()
    repairs: tuple[Repair, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The published form (`format: 1`), ready for JSON."""
        document: dict[str, Any] = {"format": 1, "source": self.source, "excerpt": False}
        document["header"] = _row(self.header)
        document["grounds"] = list(self.grounds)
        document["recipients"] = list(self.recipients)
        document["signature"] = _row(self.signature)
        document["nodes"] = [_row(node) for node in self.nodes]
        for node in document["nodes"]:
            node["lines"] = list(node["lines"])
            if node["role"] is None:
                del node["role"]
        for name in ("targets", "deadlines", "units", "references", "repairs"):
            document[name] = [_row(row) for row in getattr(self, name)]
        return document


def _row(value: Any) -> dict[str, Any]:
    """A flat dataclass as a dict; `from_` is written `from`."""
    return {name.rstrip("_"): getattr(value, name) for name in value.__dataclass_fields__}
