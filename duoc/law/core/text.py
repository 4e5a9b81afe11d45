"""A sentence in the two languages of the house."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """The same words in Vietnamese, the official language, and in English."""

    vi: str
    en: str

    def in_language(self, language: str) -> str:
        """The words in `language`: "en" is English, everything else Vietnamese."""
        return self.en if language == "en" else self.vi
