"""Which label stands under which: the styles of numbering mix, and the document itself shows their order (H6)."""

from dataclasses import dataclass, field

LEAD = "lead"
"""The style of a line without label that opens a list."""


@dataclass(slots=True)
class Outline:
    """The open styles, outermost first, each with the node that can be a parent (None for mere text)."""

    open: list[tuple[str, str | None]] = field(default_factory=list)
    _inside: dict[str, set[str]] = field(default_factory=dict)

    def enter(self, style: str) -> None:
        """Close what a label of this style closes: its own style and all styles known to be lower."""
        styles = [opened for opened, _ in self.open]
        if style in styles:
            del self.open[styles.index(style) :]
            return
        while self.open and self._is_lower(self.open[-1][0], style):
            self.open.pop()

    def add(self, style: str, node: str | None) -> None:
        """Put a label of this style under what is open."""
        for outer, _ in self.open:
            self._inside.setdefault(outer, set()).add(style)
        self.open.append((style, node))

    def is_open(self, style: str) -> bool:
        """Whether a label of this style is among those above the present place."""
        return any(opened == style for opened, _ in self.open)

    def close_lists(self) -> None:
        """A paragraph without label ends bullets and lead-ins."""
        while self.open and (self.open[-1][0] == LEAD or self.open[-1][0].startswith("bullet")):
            self.open.pop()

    @property
    def parent(self) -> str | None:
        """The nearest node above."""
        return next((node for _, node in reversed(self.open) if node is not None), None)

    def _is_lower(self, opened: str, style: str) -> bool:
        if opened.startswith("bullet"):
            return not style.startswith("bullet") or opened in self._inside.get(style, ())
        if opened == LEAD:
            return False
        if opened[0] == style[0] == "1":
            return len(opened) > len(style)
        return opened in self._inside.get(style, ()) and style not in self._inside.get(opened, ())
