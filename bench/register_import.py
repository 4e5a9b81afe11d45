"""Bringing in 10,000 pupils: preview, commit, undo; and taking 45,000 out. Time, processor time and memory.

    .venv/bin/python bench/register_import.py [rows]
    tools/postgres.sh run .venv/bin/python bench/register_import.py

Works in a database of its own (DATABASE_URL, or a temporary SQLite file), which it fills with one large school.

What "reading alone" is, each the best of three: *calamine*, the bare parser of the product, in this process, nothing
checked; *calamine in a process of its own*, as whoever reads one file from the command line has it (the product does
the same, so that a hostile file takes only that process with it); *openpyxl*, read-only, values only, the reader that
most programs use. The preview is everything a user waits for after "Xem trước": guard, child process, headings, every
cell, every question to the records, and keeping it. Its processor time counts the child. The rule: at most three times
reading alone in a process of its own; beside the bare parser the figure is printed too.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

FOLDER = tempfile.TemporaryDirectory()
os.environ.setdefault("DATABASE_URL", f"sqlite:///{FOLDER.name}/bench.sqlite3")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "duoc.project.settings")
os.environ["DUOC_TODAY"] = "2020-11-24"
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import django

django.setup()

import openpyxl
from django.core.management import call_command
from django.http import QueryDict
from python_calamine import CalamineWorkbook

from duoc.kit.audit import Actor
from duoc.kit.sheets import services
from duoc.kit.sheets.writing import export
from duoc.registry.access.gate import Access
from duoc.registry.people.models import Student
from duoc.registry.registers import exporting
from duoc.registry.registers.columns import STUDENTS
from duoc.registry.registers.importers import STUDENT_DOOR
from duoc.registry.registers.listings import STUDENT_LIST
from tests.cast import Cast, build_cast, school_class

FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Danh", "Lâm", "Võ", "Đặng", "Bùi")
GIVEN = ("An", "Bình", "Chi", "Dũng", "Giang", "Hạnh", "Khánh", "Linh", "Minh", "Ngọc", "Phúc", "Quỳnh", "Trang", "Vy")
CLASSES = 220


def pupils(count: int):
    """Rows like those of a school's register."""
    for number in range(count):
        yield {
            "code": f"97{number:08d}",
            "full_name": f"{FAMILY[number % 10]} {GIVEN[number % 13]} {GIVEN[number * 7 % 14]}",
            "birth_on": date(2009, 1, 1) + timedelta(days=number % 365),
            "sex": "MF"[number % 2],
            "ethnicity": "Kinh",
            "national_id": f"096{number:09d}",
            "birthplace": "Cà Mau",
            "class_name": f"6.{number % CLASSES}",
            "ward": "Phường 5",
            "is_disabled": number % 200 == 0,
        }


BARE = "from python_calamine import CalamineWorkbook as W; W.from_path({!r}).get_sheet_by_index(0).to_python()"


def spent() -> float:
    """Processor time of this process and its ended children so far."""
    own, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


def timed(label: str, action):
    """Run, print how long it took, hand back the result, the seconds and the processor seconds."""
    started, began = time.perf_counter(), spent()
    result = action()
    seconds, cpu = time.perf_counter() - started, spent() - began
    print(f"{label:<44}{seconds:8.2f} s {cpu:8.2f} s processor")
    return result, seconds, cpu


def openpyxl_alone(path: Path) -> int:
    """All values by openpyxl."""
    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    return sum(1 for _row in book.worksheets[0].iter_rows(values_only=True))


def prepare() -> Cast:
    """The cast of the tests, with a school of 220 classes."""
    call_command("migrate", verbosity=0)
    cast = build_cast()
    for number in range(CLASSES):
        school_class(f"6.{number}", cast.schools["A"], cast.year, "6")
    return cast


def take_out(cast: Cast, count: int) -> None:
    """Write the whole list into a file, as the job does."""
    family = [Student(code=f"88{n:08d}", family_name=FAMILY[n % 10], middle_name="Thị", given_name=GIVEN[n % 14],
                      birth_on=date(2009, 5, 9), sex="F", national_id=f"095{n:09d}", birthplace="Cà Mau",
                      school=cast.schools["A"], grade="6", class_name=f"6.{n % CLASSES}", status="enrolled")
              for n in range(count - Student.objects.count())]  # fmt: skip
    for each in family:
        each.fill_keys()
    Student.objects.bulk_create(family, batch_size=1000)
    access = Access(cast.accounts["clerk"], date(2020, 11, 24), origin="job")
    to = Path(FOLDER.name) / "out.xlsx"
    timed(f"export of {count}", lambda: exporting.write(STUDENT_LIST, access, QueryDict("status="), to=to))


def main() -> None:
    """Print the figures and whether the rule is kept."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    cast = prepare()
    clerk, scope = cast.accounts["clerk"], cast.schools["A"].pk
    by = Actor(user_id=clerk.pk, name="clerk")
    content = export(STUDENTS, pupils(count), title="Học sinh")
    path = Path(FOLDER.name) / "pupils.xlsx"
    path.write_bytes(content)
    print(f"{'file':<44}{len(content) / 1e6:8.2f} MB")

    def bare() -> int:
        return len(CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python())

    def apart() -> None:
        subprocess.run([sys.executable, "-c", BARE.format(str(path))], check=True)

    def preview():
        return services.upload(STUDENT_DOOR, content, "pupils.xlsx", by=by, scope=scope)

    readers = {"calamine": bare, "calamine, own process": apart, "openpyxl": lambda: openpyxl_alone(path)}
    best = {name: (float("inf"), float("inf")) for name in [*readers, "preview"]}
    for _round in range(3):  # in turn, because the machine's speed changes from second to second
        for name, read in readers.items():
            _result, *figures = timed(f"reading alone: {name}", read)
            best[name] = tuple(map(min, best[name], figures))
        batch, *figures = timed("preview, with every question to the records", preview)
        best["preview"] = tuple(map(min, best["preview"], figures))
    seconds, cpu = best["preview"]

    print(f"{'rows, errors':<44}{batch.row_count:8} {batch.error_count}")
    for name, (wall, processor) in ((name, best[name]) for name in readers):
        print(f"{'preview, times ' + name:<44}{seconds / wall:8.2f}   {cpu / processor:8.2f} processor")
    timed("commit of new pupils", lambda: services.commit(batch.pk, by=by))
    again, _seconds, _cpu = timed("preview of the same, all known now", preview)
    print(f"{'rows, errors, changed':<44}{again.row_count:8} {again.error_count} {again.changed_count}")
    timed("undo", lambda: services.undo(batch.pk, by=by))
    print(f"{'pupils left':<44}{Student.objects.filter(code__startswith='97').count():8}")
    take_out(cast, 45_000)
    for who, name in ((resource.RUSAGE_SELF, "this process"), (resource.RUSAGE_CHILDREN, "child")):
        print(f"{'peak memory, ' + name:<44}{resource.getrusage(who).ru_maxrss / 1000:8.0f} MB")


if __name__ == "__main__":
    main()
