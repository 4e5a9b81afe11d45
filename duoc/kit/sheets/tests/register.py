"""A small register of clubs for the tests, and an importer that keeps them as groups of accounts."""

from __future__ import annotations

from django.contrib.auth.models import Group

from duoc.kit.audit import Actor
from duoc.kit.sheets import Column, Kind, Register
from duoc.kit.sheets.door import DOORS, Door
from duoc.kit.sheets.preview import Fault
from duoc.kit.sheets.undoing import Journal, take_back

HANH = Actor(user_id=1, name="Cô Hạnh")
ETHNIC = {1: "Kinh", 2: "Khmer", 3: "Hoa", 4: "Mạ", 5: "Mảng"}
PUPILS = Register(
    name="test.pupils",
    title="Học sinh",
    key_columns=("code",),
    columns=(
        Column(key="code", title="Mã học sinh", kind=Kind.IDENTIFIER, digits=6, required=True),
        Column(key="name", title="Họ và tên", required=True, width=28, max_length=60, example="Nguyễn Văn An"),
        Column(key="born_on", title="Ngày sinh", kind=Kind.DATE, required=True, aliases=("Năm sinh đầy đủ",)),
        Column(key="ethnic", title="Dân tộc", kind=Kind.CHOICE, choices=lambda: ETHNIC),
        Column(key="average", title="Điểm trung bình", kind=Kind.DECIMAL, least=0, most=10),
        Column(key="siblings", title="Số anh chị em", kind=Kind.INTEGER),
        Column(key="is_poor", title="Hộ nghèo", kind=Kind.BOOLEAN),
    ),
)
HEAD = [column.title for column in PUPILS.columns]
GOOD = ["000123", "Danh Thị Mỹ", "05/09/2009", "Khmer", "7,5", "2", "x"]


class ClubImporter:
    """Clubs as groups. A name that is there already is refused; "BÙNG" breaks in the middle of writing."""

    def check(self, rows, context):
        taken = set(Group.objects.filter(name__in=[row["name"] for row in rows]).values_list("name", flat=True))
        for row in rows:
            if row["name"] in taken:
                yield Fault(row=row.number, column="name", message=f'Câu lạc bộ "{row["name"]}" đã có.')

    def commit(self, rows, context):
        journal = Journal()
        for count, row in enumerate(rows, start=1):
            if row["name"] == "BÙNG":
                raise RuntimeError
            journal.made(Group, [Group.objects.create(name=row["name"]).pk])
            context.progress(count, len(rows), "")
        return journal.as_json()

    def undo(self, data, context):
        take_back(data)


CLUBS = Register(
    name="test.clubs",
    title="Câu lạc bộ",
    columns=(
        Column(key="name", title="Tên câu lạc bộ", required=True, max_length=100),
        Column(key="founded_on", title="Ngày thành lập", kind=Kind.DATE),
    ),
    key_columns=("name",),
)
DOOR = DOORS.get("test.clubs") or Door(register=CLUBS, importer=ClubImporter())
