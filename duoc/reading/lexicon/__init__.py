"""Word lists as data: verbs of demands, bodies, counted things, and the words by which scanning faults are known."""

from functools import lru_cache
from importlib.resources import files


@lru_cache(maxsize=16)
def sections(name: str) -> dict[str, tuple[str, ...]]:
    """The sections of a list: `[name]` lines, then phrases separated by commas or line ends."""
    found: dict[str, list[str]] = {}
    current: list[str] = []
    for line in files(__package__).joinpath(f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            current = found.setdefault(line.strip("[]"), [])
        elif line and not line.startswith("#"):
            current += [line] if ":" in line else [phrase for part in line.split(",") if (phrase := part.strip())]
    return {section: tuple(phrases) for section, phrases in found.items()}
