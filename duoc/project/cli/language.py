"""The command line speaks before Django does: two languages, chosen by DUOC_LANG, else by LANG."""

from __future__ import annotations

import os


def language() -> str:
    """ "vi" or "en"; Vietnamese unless English is asked for."""
    wanted = os.environ.get("DUOC_LANG") or os.environ.get("LANG", "")
    return "en" if wanted.lower().startswith("en") and os.environ.get("DUOC_LANG") else "vi"


def say(vi: str, en: str) -> str:
    """One of two texts."""
    return en if language() == "en" else vi
