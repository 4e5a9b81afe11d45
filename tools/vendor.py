"""Take over the files named in vendor.toml from their npm archives into duoc/web/static/vendor/.

Usage: python tools/vendor.py            fetch, check and write
       python tools/vendor.py --check    compare what is committed with VENDOR.sha256; no network

The archives come through the ordinary npm client and are checked against their integrity hash. What is written is
committed, so running and testing the product needs neither npm nor a network.
"""

from __future__ import annotations

import base64
import hashlib
import re
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MANIFEST = ROOT / "tools" / "vendor.toml"
VENDOR = ROOT / "duoc" / "web" / "static" / "vendor"
HASHES = VENDOR / "VENDOR.sha256"
SOURCE_MAP = re.compile(rb"\n?(?://|/\*)# sourceMappingURL=[^\n*]*(?:\*/)?\s*\Z")


@dataclass(frozen=True, slots=True)
class Package:
    """One archive, and what is taken from it."""

    name: str
    version: str
    integrity: str
    licence: str
    use: str
    files: list[str]

    @property
    def folder(self) -> str:
        """The name of its folder: `@tabler/icons` 3.48.0 becomes `tabler-icons-3.48.0`."""
        words = self.name.removeprefix("@fontsource/").removeprefix("@").replace("/", "-")
        return f"{words}-{self.version}"


def packages() -> list[Package]:
    """All packages of the manifest."""
    return [Package(**row) for row in tomllib.loads(MANIFEST.read_text("utf-8"))["package"]]


def fetch(package: Package, into: Path) -> Path:
    """The archive of a package, fetched by the npm client and checked. Errors: SystemExit on another hash."""
    spec = f"{package.name}@{package.version}"
    done = subprocess.run(
        ["npm", "pack", "--silent", "--pack-destination", str(into), spec], check=True, capture_output=True, text=True
    )
    archive = into / done.stdout.strip().splitlines()[-1]
    digest = base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode()
    if f"sha512-{digest}" != package.integrity:
        raise SystemExit(f"{spec}: the archive's hash is sha512-{digest}, the manifest says {package.integrity}")
    return archive


def read(archive: Path, name: str) -> bytes:
    """One file of an archive, without its pointer to a source map that is not there."""
    with tarfile.open(archive) as tar:
        member = tar.extractfile(f"package/{name}")
        if member is None:
            raise SystemExit(f"{archive.name} holds no file {name}")
        return SOURCE_MAP.sub(b"\n", member.read())


def describe(found: list[Package]) -> str:
    """VENDOR.md: what is here, from whom, under which licence."""
    rows = "\n".join(f"| `{p.folder}` | {p.name} | {p.version} | {p.licence} | {p.use} |" for p in found)
    return (
        "# Taken over from others\n\nWritten by `tools/vendor.py` from `tools/vendor.toml`; do not edit by hand.\n\n"
        f"| folder | package | version | licence | use |\n| --- | --- | --- | --- | --- |\n{rows}\n"
    )


def hashes() -> str:
    """One line a file, as `sha256sum` writes it."""
    files = sorted(path for path in VENDOR.rglob("*") if path.is_file() and path != HASHES)
    return "".join(f"{hashlib.sha256(f.read_bytes()).hexdigest()}  {f.relative_to(VENDOR).as_posix()}\n" for f in files)


def write() -> None:
    """Fetch everything and write it."""
    found = packages()
    with tempfile.TemporaryDirectory() as folder:
        for package in found:
            archive = fetch(package, Path(folder))
            for name in package.files:
                target = VENDOR / package.folder / Path(name).name
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(read(archive, name))
            print(f"{package.folder}: {len(package.files)} files")
    (VENDOR / "VENDOR.md").write_text(describe(found), "utf-8")
    HASHES.write_text(hashes(), "utf-8")


def check() -> None:
    """Stop with a sentence when a committed file is not what was taken over."""
    if hashes() != HASHES.read_text("utf-8"):
        raise SystemExit("Files under static/vendor differ from VENDOR.sha256. Run: python tools/vendor.py")


if __name__ == "__main__":
    check() if "--check" in sys.argv[1:] else write()
