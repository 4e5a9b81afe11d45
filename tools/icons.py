"""Draw the icons that the product names into one sprite, duoc/web/static/duoc/web/icons.svg.

Usage: python tools/icons.py            fetch the icon archive (see vendor.py) and write the sprite
       python tools/icons.py --missing  list names that templates or code use and the sprite lacks; no network

Names come from `{% icon "…" %}`, from `icon="…"` in templates and Python, and from the stock in vendor.toml.
"""

from __future__ import annotations

import re
import sys
import tarfile
import tempfile
import tomllib
from pathlib import Path

from vendor import MANIFEST, ROOT, fetch, packages

SPRITE = ROOT / "duoc" / "web" / "static" / "duoc" / "web" / "icons.svg"
NAMED = re.compile(r"""\{%\s*icon\s+["']([a-z0-9-]+)["']|\bicon\s*=\s*["']([a-z0-9-]+)["']""")
DRAWN = re.compile(r'<symbol id="([a-z0-9-]+)"')
INSIDE = re.compile(r"<svg[^>]*>(.*)</svg>", re.DOTALL)
FRAME = re.compile(r'<path stroke="none" d="M0 0h24v24H0z" fill="none"\s*/>')


def named() -> dict[str, str]:
    """Every icon named in templates and code, with one file that names it. Tests are left out."""
    found: dict[str, str] = {}
    for path in sorted((*(ROOT / "duoc").rglob("*.html"), *(ROOT / "duoc").rglob("*.py"))):
        if "tests" in path.parts:
            continue
        for match in NAMED.finditer(path.read_text("utf-8")):
            found.setdefault(match[1] or match[2], path.relative_to(ROOT).as_posix())
    return found


def drawn() -> set[str]:
    """The icons in the sprite."""
    return set(DRAWN.findall(SPRITE.read_text("utf-8"))) if SPRITE.exists() else set()


def missing() -> dict[str, str]:
    """Icons that are named and not drawn, with a file that names each."""
    there = drawn()
    return {name: path for name, path in named().items() if name not in there}


def symbol(name: str, svg: str) -> str:
    """One icon as a symbol: its lines only; colour and width of the line come from the style sheet."""
    inside = INSIDE.search(svg)
    if inside is None:
        raise SystemExit(f"{name}: not an SVG file")
    lines = " ".join(FRAME.sub("", inside[1]).split())
    return f'<symbol id="{name}" viewBox="0 0 24 24">{lines}</symbol>'


def write() -> None:
    """Fetch the archive and draw the sprite."""
    stock = tomllib.loads(MANIFEST.read_text("utf-8"))["icons"]["stock"].split()
    names = sorted({*stock, *named()})
    package = next(p for p in packages() if p.name == "@tabler/icons")
    with tempfile.TemporaryDirectory() as folder, tarfile.open(fetch(package, Path(folder))) as tar:
        there = set(tar.getnames())
        unknown = [name for name in names if f"package/icons/outline/{name}.svg" not in there]
        if unknown:
            raise SystemExit(f"{package.name} has no outline icon called: {', '.join(unknown)}")
        symbols = [symbol(n, tar.extractfile(f"package/icons/outline/{n}.svg").read().decode()) for n in names]  # type: ignore[union-attr]
    SPRITE.parent.mkdir(parents=True, exist_ok=True)
    SPRITE.write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg"><!-- {package.name} {package.version}, MIT -->\n'
        + "\n".join(symbols)
        + "\n</svg>\n",
        "utf-8",
    )
    print(f"{len(names)} icons, {SPRITE.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    if "--missing" in sys.argv[1:]:
        if lacking := missing():
            raise SystemExit("\n".join(f"{name}  (in {path})" for name, path in lacking.items()))
    else:
        write()
