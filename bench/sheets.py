"""Bringing in a register of 10,000 pupils × 30 columns: time and memory, beside reading the same file alone.

    .venv/bin/python bench/sheets.py [rows]

Each the best of three rounds. The rule: everything together (guard, child process, headings, every cell checked) takes
at most three times as long as the bare parser in this process, and no process more than 512 MB.
"""

from __future__ import annotations

import os
import resource
import sys
import tempfile
import time
from datetime import date, timedelta
from functools import partial
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "duoc.project.settings")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from django.conf import settings

if not settings.configured:
    import django

    django.setup()

from python_calamine import CalamineWorkbook

from duoc.kit.collecting import collector_paused
from duoc.kit.sheets import Column, Kind, Register
from duoc.kit.sheets.preview import preview
from duoc.kit.sheets.reading import read_rows
from duoc.kit.sheets.template import template
from duoc.kit.sheets.writing import export
from duoc.kit.workbook.guard import check_workbook

FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Danh", "Lâm", "Võ", "Đặng", "Bùi")
GIVEN = ("An", "Bình", "Chi", "Dũng", "Giang", "Hạnh", "Khánh", "Linh", "Minh", "Ngọc", "Phúc", "Quỳnh", "Trang", "Vy")
ETHNIC = dict(enumerate(("Kinh", "Khmer", "Hoa", "Tày", "Mường"), start=1))
REGISTER = Register(
    name="bench.pupils",
    title="Học sinh",
    key_columns=("code",),
    columns=(
        Column(key="code", title="Mã học sinh", kind=Kind.IDENTIFIER, digits=10, required=True),
        Column(key="name", title="Họ và tên", required=True, width=28, max_length=100),
        Column(key="born_on", title="Ngày sinh", kind=Kind.DATE, required=True),
        Column(key="sex", title="Giới tính", kind=Kind.CHOICE, choices={"m": "Nam", "f": "Nữ"}, required=True),
        Column(key="ethnic", title="Dân tộc", kind=Kind.CHOICE, choices=ETHNIC),
        Column(key="class", title="Lớp", required=True),
        Column(key="is_poor", title="Hộ nghèo", kind=Kind.BOOLEAN),
        Column(key="height", title="Chiều cao (cm)", kind=Kind.DECIMAL, least=50, most=220),
        Column(key="phone", title="Điện thoại", kind=Kind.IDENTIFIER, digits=10),
        Column(key="joined_on", title="Ngày vào trường", kind=Kind.DATE),
        *(Column(key=f"note_{number}", title=f"Thông tin {number}", width=20) for number in range(1, 21)),
    ),
)


def pupils(count: int):
    """Rows like those of a school's register."""
    for number in range(count):
        name = f"{FAMILY[number % 10]} {GIVEN[number % 13]} {GIVEN[number * 7 % 14]}"
        yield {
            "code": f"{number:010d}",
            "name": name,
            "born_on": date(2009, 1, 1) + timedelta(days=number % 2000),
            "sex": "mf"[number % 2],
            "ethnic": 1 + number % 5,
            "class": f"{6 + number % 4}{'ABCDE'[number % 5]}",
            "is_poor": number % 9 == 0,
            "height": 120 + number % 400 / 10,
            "phone": f"09{number:08d}",
            "joined_on": date(2020, 9, 5),
            **{f"note_{place}": f"Khóm {number * place % 500}, phường {place}" for place in range(1, 21)},
        }


def timed(label: str, action):
    """Run, print how long it took, hand back the result and the seconds."""
    started = time.perf_counter()
    result = action()
    seconds = time.perf_counter() - started
    print(f"{label:<44}{seconds:8.2f} s")
    return result, seconds


def bare(path: Path) -> int:
    """The parser alone, in this process."""
    return len(CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python())


def main() -> None:
    """Print the figures and whether the rule is kept."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "pupils.xlsx"
        timed("template", lambda: template(REGISTER))
        timed(
            f"export {count} × {len(REGISTER.columns)}",
            lambda: export(REGISTER, pupils(count), title="Học sinh", to=path),
        )
        print(f"{'file':<44}{path.stat().st_size / 1e6:8.2f} MB")
        alone = together = float("inf")
        for _round in range(3):  # in turn, because the machine's speed changes from second to second
            alone = min(alone, timed("reading alone", lambda: bare(path))[1])
            timed("guard", lambda: check_workbook(path))
            with collector_paused():  # as an upload does
                sheet, reading = timed("guard and child process", partial(read_rows, path))
                found, checking = timed("headings and every cell", partial(preview, REGISTER, sheet))
            together = min(together, reading + checking)
        print(f"{'rows, errors, mends':<44}{len(found.rows):8} {found.error_total} {found.mend_total}")
        print(f"{'together, times reading alone':<44}{together / alone:8.2f}")
        for who, name in ((resource.RUSAGE_SELF, "this process"), (resource.RUSAGE_CHILDREN, "child")):
            print(f"{'peak memory, ' + name:<44}{resource.getrusage(who).ru_maxrss / 1000:8.0f} MB")


if __name__ == "__main__":
    main()
