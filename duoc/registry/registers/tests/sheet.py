"""A list or a template as a clerk's Excel has it: cells by heading, the way through the pages of its door."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
from django.core.files.uploadedfile import SimpleUploadedFile

from duoc.kit.sheets.models import ImportBatch
from tests.cast import Cast


class Sheet:
    """The first page of a workbook, below the row whose first cell is `first`, the heading of the first column."""

    def __init__(self, book: openpyxl.Workbook, first: str) -> None:
        self.book, self.page = book, book.worksheets[0]
        self.head = next(row[0].row for row in self.page.iter_rows() if _heading(row[0].value) == first)
        self.columns = {_heading(cell.value): cell.column for cell in self.page[self.head] if cell.value}
        self.rows = {
            self.page.cell(number, 1).value: number
            for number in range(self.head + 1, self.page.max_row + 1)
            if self.page.cell(number, 1).value
        }
        # With rows of equal first cells (the rooms of one school) only the last is found by name.
        self.end = max([self.head, *self.rows.values()]) + 1

    def put(self, name: Any, heading: str, value: object) -> None:
        """Write a cell of the row that begins with `name`."""
        self.page.cell(self.rows[name], self.columns[heading]).value = value

    def add(self, cells: dict[str, object]) -> int:
        """Write a new row below the others. Returns its number."""
        number = self.end
        self.end += 1
        for heading, value in cells.items():
            self.page.cell(number, self.columns[heading]).value = value
        self.rows[self.page.cell(number, 1).value] = number
        return number

    def as_file(self) -> SimpleUploadedFile:
        """The workbook as the browser sends it."""
        file = io.BytesIO()
        self.book.save(file)
        return SimpleUploadedFile("danh-sach.xlsx", file.getvalue())


def _heading(value: object) -> str:
    return str(value or "").removesuffix(" *")


def taken_out(cast: Cast, route: str, first: str, query: str = "", who: str = "clerk") -> Sheet:
    """The list of a register as it goes out."""
    answer = cast.client(who).post(f"/ho-so/{route}/xuat-excel/{query}")
    assert answer.status_code == 200
    return Sheet(openpyxl.load_workbook(io.BytesIO(answer.content)), first)


def template(cast: Cast, route: str, first: str) -> Sheet:
    """The empty template of a register."""
    answer = cast.client("clerk").get(f"/ho-so/{route}/nhap/mau/")
    return Sheet(openpyxl.load_workbook(io.BytesIO(answer.content)), first)


def bring_in(cast: Cast, route: str, sheet: Sheet, who: str = "clerk") -> ImportBatch:
    """The preview of a sheet."""
    answer = cast.client(who).post(f"/ho-so/{route}/nhap/", {"file": sheet.as_file()})
    assert answer.status_code == 302, answer.content.decode()
    return ImportBatch.objects.latest("pk")


def step(cast: Cast, route: str, batch: ImportBatch, name: str) -> ImportBatch:
    """Press "ghi" or "hoan-tac"."""
    cast.client("clerk").post(f"/ho-so/{route}/nhap/{batch.pk}/{name}/")
    batch.refresh_from_db()
    return batch


def preview_page(cast: Cast, route: str, batch: ImportBatch) -> str:
    """The page of a preview."""
    return cast.client("clerk").get(f"/ho-so/{route}/nhap/{batch.pk}/").content.decode()
