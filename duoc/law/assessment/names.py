"""Official names of subjects in both languages, for the sentences of explanations."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from duoc.law.core.text import Text
from duoc.law.programme.subjects import PROGRAMMES


@cache
def subject_name(code: str) -> Text:
    """The name of a subject of any programme: "TOAN" is Toán, Mathematics. An unknown code is its own name."""
    for programme in PROGRAMMES.values():
        for subject in programme.subjects:
            if subject.code == code:
                return Text(subject.name.vi, subject.name.en)
    return Text(code, code)


def subject_names(codes: Iterable[str]) -> Text:
    """Several names, separated by commas."""
    names = [subject_name(code) for code in codes]
    return Text(", ".join(name.vi for name in names), ", ".join(name.en for name in names))
