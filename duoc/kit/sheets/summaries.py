"""What a preview page says about a file, counted and put into words."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any, Self

from duoc.kit.sheets.models import ImportBatch


@dataclass(frozen=True, slots=True)
class MendGroup:
    """Equal mendings in one column: how many cells, and the first of them as an example."""

    column: str
    count: int
    first: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Summary:
    """The parts of a preview: what stops it, what was noticed, and what was mended."""

    blocking: list[dict[str, Any]]
    notes: list[dict[str, Any]]
    errors: list[dict[str, Any]]
    mends: list[MendGroup]
    unlisted: int
    wrong_rows: int

    @classmethod
    def of(cls, batch: ImportBatch) -> Self:
        """The summary of a batch, from what it keeps."""
        groups: Counter[tuple[str, str]] = Counter((mend["column"], mend["kind"]) for mend in batch.mends)
        first = {(mend["column"], mend["kind"]): mend for mend in reversed(batch.mends)}
        return cls(
            blocking=[finding for finding in batch.findings if finding["is_error"]],
            notes=[finding for finding in batch.findings if not finding["is_error"]],
            errors=batch.errors,
            mends=[MendGroup(column, count, first[column, kind]) for (column, kind), count in groups.most_common()],
            unlisted=batch.error_count - len(batch.errors),
            wrong_rows=len({error["row"] for error in batch.errors}),
        )
