"""Running Typst: a template of ours and plain data in, a PDF/A file out."""

from __future__ import annotations

import calendar
import json
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

import typst

import duoc
from duoc.kit.paper.glyphs import FONTS

ROOT = Path(duoc.__file__).parent
TEMPLATES = Path(__file__).parent / "templates"
STANDARD: Literal["a-2a"] = "a-2a"  # archival, with the structure that a screen reader needs


class TypesettingError(Exception):
    """A template of ours is wrong: it did not compile, or only with warnings. Never the user's doing."""


def typeset(template: Path, data: Mapping[str, Any], *, day: date) -> bytes:
    """Print a template with data to PDF/A-2a; the same data and day give the same bytes.

    `template` is a file inside our package; it reads the data with `json(bytes(sys.inputs.data))` and may import
    `/kit/paper/templates/common.typ`. The data travel beside the markup, never in it, so that "#", "$" or "&" in a name
    are only letters. `day` is the date that the file gives itself (`date: auto` in the template). User text must have
    gone through `glyphs.clean`. Errors: `TypesettingError`.
    """
    compiler = typst.Compiler(str(template), root=str(ROOT), font_paths=fonts(), ignore_system_fonts=True)
    try:
        pdf, warnings = compiler.compile_with_warnings(
            format="pdf",
            sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
            pdf_standards=[STANDARD],
            timestamp=calendar.timegm(day.timetuple()),
        )
    except typst.TypstError as error:
        raise TypesettingError(f"{template.name}: {error}") from error
    if warnings:
        raise TypesettingError(f"{template.name}: " + "; ".join(str(warning) for warning in warnings))
    if not isinstance(pdf, bytes):
        raise TypesettingError(f"{template.name}: no single file came out")
    return pdf


@lru_cache(maxsize=1)
def fonts() -> typst.Fonts:
    """Our own typefaces and nothing of the machine's, read once a process."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])
