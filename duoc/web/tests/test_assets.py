"""What the pages look like comes from this repository, and is complete."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from duoc.web import navigation
from duoc.web.assets import SHELL_FILES

ROOT = Path(__file__).resolve().parents[3]
SHEETS = ROOT / "duoc" / "web" / "static" / "duoc" / "web"
PAIRS = [
    (ink, ground) for ink in ("ink", "ink-2", "ink-3", "brand-ink") for ground in ("ground", "surface", "sunk")
] + [(tone, f"{tone}-soft") for tone in ("good", "warn", "bad", "info")] + [
    ("brand-ink", "brand-soft"), ("on-brand", "brand"), ("on-bad", "bad"), ("bad", "surface"), ("good", "surface"),
    *(("ink", f"heat-{level}") for level in range(1, 5)), ("ink-3", "heat-0"),
]  # fmt: skip


def tool(name, *words):
    return subprocess.run([sys.executable, f"tools/{name}.py", *words], cwd=ROOT, capture_output=True, text=True)


def test_every_icon_that_a_template_names_is_drawn():
    found = tool("icons", "--missing")
    assert found.returncode == 0, f"Run: python tools/icons.py\n{found.stderr}"


def test_every_icon_of_the_menu_is_drawn():
    sprite = (SHEETS / "icons.svg").read_text("utf-8")
    assert [entry.label for entry in navigation.entries() if f'id="{entry.icon}"' not in sprite] == []


def test_vendored_files_are_as_they_were_taken_over():
    found = tool("vendor", "--check")
    assert found.returncode == 0, found.stderr


@pytest.mark.parametrize("name", SHELL_FILES)
def test_what_the_phone_keeps_of_the_shell_exists(name):
    assert finders.find(name)


@pytest.mark.parametrize("sheet", ["shell.css", "components.css"])
def test_colours_are_written_only_in_the_tokens(sheet):
    assert re.findall(r"#[0-9a-f]{3,8}\b|rgba?\([^)]*\)", (SHEETS / sheet).read_text("utf-8")) == []


def test_every_token_that_a_sheet_uses_is_defined():
    sheets = {name: (SHEETS / name).read_text("utf-8") for name in ("tokens.css", "shell.css", "components.css")}
    used = {token for text in sheets.values() for token in re.findall(r"var\((--d-[a-z0-9-]+)", text)}
    defined = {token for text in sheets.values() for token in re.findall(r"(--d-[a-z0-9-]+):", text)}
    assert used <= defined


def tokens(sheet):
    return dict(re.findall(r"--d-([a-z0-9-]+): (#[0-9a-f]{3,6});", (SHEETS / sheet).read_text("utf-8")))


def lightness(colour):
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("sheet", ["tokens.css", "dark.css"])
@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_text_can_be_read_on_its_ground_in_both_themes(sheet, ink, ground):
    colours = tokens(sheet)
    light, dark = sorted((lightness(colours[ink]), lightness(colours[ground])), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5
