"""The room knows no Django, no clock and no files but its own parameters."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import duoc.law

ROOM = Path(duoc.law.__file__).parent
FILES = [
    path
    for path in sorted(ROOM.rglob("*.py"))
    if "tests" not in path.relative_to(ROOM).parts and path.name != "conftest.py"
]
OUTSIDE = {"cli.py", "__main__.py", "cases/files.py"}
"""The command line and the case runner read what they are told to; nothing else does."""
READS_PARAMETERS = {"core/parameters.py"}

CLOCK = {"today", "now", "utcnow", "monotonic", "perf_counter", "time_ns", "localtime", "gmtime"}
FORBIDDEN_MODULES = {
    "django", "time", "random", "os", "sys", "io", "subprocess", "socket", "urllib", "requests", "httpx", "sqlite3",
    "tempfile", "shutil", "glob", "logging",
}  # fmt: skip
READING = {"open", "read_text", "read_bytes", "write_text", "write_bytes", "print", "input", "glob", "iterdir", "rglob"}


def place(path: Path) -> str:
    return path.relative_to(ROOM).as_posix()


def nodes(path: Path):
    return list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))


def imported(path: Path) -> set[str]:
    found = set()
    for node in nodes(path):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


@pytest.mark.parametrize("path", FILES, ids=place)
def test_no_django_and_no_other_room(path):
    for module in imported(path):
        root = module.split(".")[0]
        assert root != "django"
        assert root != "duoc" or module.split(".")[1:2] == ["law"], module


@pytest.mark.parametrize("path", FILES, ids=place)
def test_no_clock(path):
    for node in nodes(path):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            assert not (node.attr in CLOCK and node.value.id in {"date", "datetime", "time", "timezone"}), node.lineno


@pytest.mark.parametrize("path", [path for path in FILES if place(path) not in OUTSIDE], ids=place)
def test_no_input_and_output_beyond_the_parameter_files(path):
    roots = {module.split(".")[0] for module in imported(path)}
    assert not roots & FORBIDDEN_MODULES
    if place(path) in READS_PARAMETERS:
        return
    for node in nodes(path):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            assert name not in READING, (name, node.lineno)


@pytest.mark.parametrize("path", FILES, ids=place)
def test_no_binary_floats_are_written(path):
    for node in nodes(path):
        assert not (isinstance(node, ast.Constant) and isinstance(node.value, float)), node.lineno


def test_the_command_runs_without_loading_django():
    code = (
        "import sys, duoc.law.cli; from duoc.law.cases.run import register_all; "
        "register_all(); sys.exit('django' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
