"""What the architecture tests read: the modules, templates and documents of the repository as it stands."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from duoc.project.areas import AREAS

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "duoc"
TEMPLATE_SUFFIXES = {".html", ".txt", ".typ", ".js"}
OWN_FOLDERS = ("duoc", "tests", "tools", "bench", "docs", "deploy")


@dataclass(frozen=True)
class Module:
    """One Python file of the product."""

    path: Path

    @property
    def name(self) -> str:
        """Where it stands, seen from the repository."""
        return str(self.path.relative_to(ROOT))

    @cached_property
    def text(self) -> str:
        """Its source."""
        return self.path.read_text(encoding="utf-8")

    @cached_property
    def tree(self) -> ast.Module:
        """Its source, parsed."""
        return ast.parse(self.text)


@lru_cache(maxsize=1)
def modules() -> tuple[Module, ...]:
    """Every module of the product; tests and migrations left out."""
    found = (path for path in sorted(PACKAGE.rglob("*.py")) if "." not in path.stem)  # gettext leaves x.html.py a while
    return tuple(Module(path) for path in found if not {"tests", "migrations"} & set(path.relative_to(PACKAGE).parts))


@lru_cache(maxsize=1)
def templates() -> tuple[Path, ...]:
    """Every template of the product, those of its mails too."""
    found = [path for path in PACKAGE.rglob("templates/**/*") if path.suffix in TEMPLATE_SUFFIXES and path.is_file()]
    return tuple(sorted(path for path in found if "tests" not in path.relative_to(PACKAGE).parts))


def shown(path: Path) -> str:
    """A path as a reader of the repository knows it."""
    return str(path.relative_to(ROOT))


def area_of(path: Path) -> str:
    """The area (or room) that a file belongs to, as a dotted name."""
    dotted = ".".join(path.relative_to(ROOT).parts)
    return max((area for area in AREAS if dotted.startswith(f"{area}.")), key=len, default="")


def own_files(*suffixes: str) -> Iterator[Path]:
    """Files that people of this project wrote, vendored ones left out."""
    for folder in OWN_FOLDERS:
        for path in (ROOT / folder).rglob("*"):
            if path.is_file() and path.suffix in suffixes and "vendor" not in path.parts:
                yield path
    yield from (path for path in ROOT.iterdir() if path.is_file() and path.suffix in suffixes)
    yield ROOT / "Makefile"
