"""Word lists as data: verbs of demands, bodies, counted things, and the words by which scanning faults are known."""

from functools import lru_cache
from importlib.resources import files

from duoc.reading.flat import flat


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


def phrases(name: str, section: str, *, exact: bool = False) -> frozenset[tuple[str, ...]]:
    """The phrases of a section as tuples of words, flat unless `exact`."""
    return frozenset(tuple((phrase if exact else flat(phrase)).split()) for phrase in sections(name)[section])
