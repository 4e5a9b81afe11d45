"""Files that are not read, and what the user is told."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile

import pytest

from duoc.kit.sheets import reading
from duoc.kit.sheets.reading import read_rows
from duoc.kit.sheets.refusals import sentence
from duoc.kit.sheets.tests.workbooks import raw_xlsx, text_cell, xlsx
from duoc.kit.workbook import guard
from duoc.kit.workbook.guard import Refused


def refusal(content: bytes) -> Refused:
    with pytest.raises(Refused) as refused:
        read_rows(content)
    assert sentence(refused.value)
    return refused.value


@pytest.fixture
def parser(tmp_path, monkeypatch):
    """Puts a script in the place of the child process."""

    def replace(code: str) -> None:
        path = tmp_path / "python"
        path.write_text(f"#!{sys.executable}\n{code}\n")
        path.chmod(0o700)
        monkeypatch.setattr(reading.sys, "executable", str(path))

    return replace


def zipped(**parts: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("-", "."), content)
    return file.getvalue()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty_file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old_or_locked"),
        (b"%PDF-1.7\n", "pdf"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"\xef\xbb\xbf<html><table><tr><td>Excel?</td></tr></table></html>", "web_page"),
        (b"MZ\x90\x00\x03\x00\x00\x00", "unknown_kind"),
        (b"PK\x03\x04 cut off", "damaged"),
        (zipped(**{"word__document-xml": b"<w/>"}), "word"),
        (zipped(**{"mimetype": b"application/vnd.oasis", "content-xml": b"<x/>"}), "open_document"),
        (zipped(**{"xl__workbook-bin": b"\x00"}), "binary_workbook"),
        (zipped(**{"danh_sach-xlsx": b"inside"}), "not_a_workbook"),
        (raw_xlsx("", **{"xl__vbaProject.bin": b"\x00"}), "macros"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_file_of_another_kind_is_recognized_by_its_content(content, code):
    assert refusal(content).code == code


def test_macros_hidden_under_an_honest_name_are_found():
    content = raw_xlsx("")
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(file, "w") as new:
        for entry in old.infolist():
            text = old.read(entry)
            new.writestr(entry.filename, text.replace(b"spreadsheetml.sheet.main", b"macroEnabled.main"))
    assert refusal(file.getvalue()).code == "macros"


def test_two_cells_that_ask_for_512_gb_are_refused():
    bomb = raw_xlsx(f'<row r="1">{text_cell("A1")}</row><row r="1048576">{text_cell("XFD1048576")}</row>')
    refused = refusal(bomb)
    assert refused.code == "too_many_rows"
    assert "1048576" in sentence(refused)


@pytest.mark.parametrize(
    "sheet_data",
    [
        '<row r="1">' + text_cell("A1") + text_cell("XFD50000") + "</row>",
        "<row r='1'><c t='inlineStr' r='A1'><is><t>x</t></is></c><c r = 'XFD50000'><v>1</v></c></row>",
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="50000"><c r="A50000"><v>1</v></c>'
        + '<c r="A50000"><v>1</v></c>' * 30
        + "<c><v>1</v></c>" * 100
        + "</row>",
    ],
    ids=["far to the right", "unusual quotes", "cells without an address"],
)
def test_a_rectangle_of_millions_of_cells_is_refused_however_it_is_written(sheet_data):
    assert refusal(raw_xlsx(sheet_data)).code == "too_many_cells"


def test_rows_without_an_address_are_counted():
    refused = refusal(raw_xlsx("<row><c><v>1</v></c></row>" * (guard.MAX_ROWS + 1)))
    assert refused.code == "too_many_rows"


def test_an_endless_row_without_addresses_is_counted_across_pieces():
    many = "<c><v>1</v></c>" * 300_000
    assert refusal(raw_xlsx(f"<row>{many}</row>" + "<row><c><v>1</v></c></row>" * 20)).code == "too_many_cells"


def test_colours_drawn_far_below_a_list_do_no_harm():
    empty = '<row r="1048576"><c r="XFD1048576" s="0"/></row>'
    sheet = read_rows(raw_xlsx(f'<row r="1">{text_cell("A1", "Họ và tên")}</row>{empty}'))
    assert sheet.rows == [["Họ và tên"]]


def test_cells_without_addresses_are_read_like_others():
    row = "<row><c t='inlineStr'><is><t>An</t></is></c><c><v>5</v></c></row>"
    assert read_rows(raw_xlsx(row * 2)).rows == [["An", 5.0], ["An", 5.0]]


def test_a_zip_bomb_is_refused_by_what_it_really_unpacks_to():
    bomb = raw_xlsx("", **{"xl__media__a.xml": bytes(guard.MAX_UNPACKED + 1)})
    assert len(bomb) < 1_000_000
    assert refusal(bomb).code == "unpacks_too_large"


def test_a_zip_bomb_that_lies_about_its_size_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(guard, "MAX_UNPACKED", 3_000_000)
    content = bytearray(raw_xlsx("", **{"xl__media__a.xml": bytes(4_000_000)}))
    place = content.rfind(b"xl/media/a.xml") - 46  # the central directory's entry
    content[place + 24 : place + 28] = (1000).to_bytes(4, "little")
    path = tmp_path / "lie.xlsx"
    path.write_bytes(content)
    with pytest.raises(Refused) as refused:
        guard.check_workbook(path)
    assert refused.value.code in {"unpacks_too_large", "damaged"}


def test_a_million_rows_are_refused_with_the_limit():
    rows = "".join(f'<row r="{row}"><c r="A{row}"><v>1</v></c></row>' for row in range(1, 1_000_001))
    refused = refusal(raw_xlsx(rows))
    assert refused.code == "too_many_rows"
    assert str(guard.MAX_ROWS) in sentence(refused)


def test_a_parser_that_aborts_takes_only_its_own_process_with_it(parser):
    parser("import os, sys; sys.stdout.write('{\"na'); sys.stdout.flush(); os.abort()")
    assert refusal(xlsx([["a"]])).code == "unreadable"


def test_a_parser_that_never_ends_is_stopped(parser, monkeypatch):
    monkeypatch.setattr(reading, "SECONDS", 0.2)
    parser("import time; time.sleep(60)")
    assert refusal(xlsx([["a"]])).code == "too_slow"


def test_the_child_process_stays_below_half_a_gigabyte_for_the_largest_file_that_passes(tmp_path):
    text = "Khóm 3, phường 5, thành phố Cà Mau " * 3
    rows = "".join(
        f'<row r="{row}">{"".join(text_cell(f"{chr(65 + place)}{row}", f"{text}{row}") for place in range(20))}</row>'
        for row in range(1, 60_001)
    )
    path = tmp_path / "large.xlsx"
    path.write_bytes(raw_xlsx(rows))
    code = (
        "import resource, subprocess, sys\n"
        "command = [sys.executable, '-m', 'duoc.kit.workbook.reader', sys.argv[1]]\n"
        "done = subprocess.run(command, stdout=subprocess.DEVNULL)\n"
        "print(done.returncode, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    answer = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
    returncode, kilobytes = map(int, answer.stdout.split())
    assert returncode == 0
    assert kilobytes < 512_000
