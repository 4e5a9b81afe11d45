"""Bringing in 10,000 pupils: what the preview costs beside reading the same file alone, and the commit.

    .venv/bin/python bench/register_import.py [rows]
    tools/postgres.sh run .venv/bin/python bench/register_import.py

Works in a database of its own (DATABASE_URL, or a temporary SQLite file), which it fills with one large school.
Reading alone is the bare parser in this process; the preview is everything a user waits for after "Xem trước": guard,
child process, headings, every cell, and every question to the records. The rule: at most three times as long.
"""

from __future__ import annotations

import os
import resource
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

from django.core.management import call_command
from python_calamine import CalamineWorkbook

from duoc.kit.audit import Actor
from duoc.kit.sheets import services
from duoc.kit.sheets.writing import export
from duoc.registry.people.models import Student
from duoc.registry.registers.columns import STUDENTS
from duoc.registry.registers.importers import STUDENT_DOOR
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


def timed(label: str, action):
    """Run, print how long it took, hand back the result and the seconds."""
    started = time.perf_counter()
    result = action()
    seconds = time.perf_counter() - started
    print(f"{label:<44}{seconds:8.2f} s")
    return result, seconds


def prepare() -> Cast:
    """The cast of the tests, with a school of 220 classes."""
    call_command("migrate", verbosity=0)
    cast = build_cast()
    for number in range(CLASSES):
        school_class(f"6.{number}", cast.schools["A"], cast.year, "6")
    return cast


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
    alone = min(
        timed("reading alone", lambda: CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python())[1]
        for _round in range(3)
    )

    def preview():
        return services.upload(STUDENT_DOOR, content, "pupils.xlsx", by=by, scope=scope)

    batch, seconds = timed("preview, with every question to the records", preview)
    print(f"{'rows, errors':<44}{batch.row_count:8} {batch.error_count}")
    print(f"{'preview, times reading alone':<44}{seconds / alone:8.2f}")
    timed("commit of new pupils", lambda: services.commit(batch.pk, by=by))
    again, _seconds = timed("preview of the same, all known now", preview)
    print(f"{'rows, errors':<44}{again.row_count:8} {again.error_count}")
    timed("undo", lambda: services.undo(batch.pk, by=by))
    print(f"{'pupils left':<44}{Student.objects.filter(code__startswith='97').count():8}")
    for who, name in ((resource.RUSAGE_SELF, "this process"), (resource.RUSAGE_CHILDREN, "child")):
        print(f"{'peak memory, ' + name:<44}{resource.getrusage(who).ru_maxrss / 1000:8.0f} MB")


if __name__ == "__main__":
    main()
