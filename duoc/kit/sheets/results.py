"""What reading one cell gives, and how it is told."""

from __future__ import annotations

from typing import Any, NamedTuple


class Reading(NamedTuple):
    """The value of a cell; or the sentence why there is none, with a proposal; or the sentence how it was mended.

    `mend` names the kind of mending, so that equal ones can be counted together.
    """

    value: Any = None
    problem: str = ""
    suggestion: str = ""
    mend: str = ""
    mended: str = ""


def shown(raw: Any) -> str:
    """A raw cell as the user saw it in the sheet."""
    if isinstance(raw, float):
        return format(raw, ".15g")
    if hasattr(raw, "strftime"):
        return f"{raw:%d/%m/%Y}"
    return str(raw)
