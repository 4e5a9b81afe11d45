"""The PDF of a state document."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date

from duoc.kit.paper.compose import Composition
from duoc.kit.paper.typesetting import TEMPLATES, typeset


def write_pdf(composition: Composition, *, day: date) -> bytes:
    """Print a composed document to PDF/A-2a that gives itself this day."""
    return typeset(TEMPLATES / "state_document.typ", asdict(composition), day=day)
