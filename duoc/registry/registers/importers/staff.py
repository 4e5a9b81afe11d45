"""Staff from Excel: known codes are mended, new ones come in with their post."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from duoc.kit import clock
from duoc.kit.sheets.door import Door, ImportContext
from duoc.kit.sheets.preview import Fault, ParsedRow
from duoc.kit.sheets.undoing import Journal
from duoc.kit.text import split_name
from duoc.registry.people.models import Contract, Post, Staff
from duoc.registry.registers.columns import STAFF
from duoc.registry.registers.importers.base import Field, Undoing, Writing, by_code, given, twins

FACTS = ("birth_on", "sex", "ethnicity", "national_id", "phone", "email")
YOUNGEST = 18


class StaffImporter(Undoing):
    """Checks and writes the register of staff."""

    def check(self, rows: Sequence[ParsedRow], context: ImportContext) -> Iterator[Fault]:
        """Everything that the records forbid."""
        field, known = Field.of(context), by_code(Staff, (row["code"] for row in rows))
        grown_up = _years_before(clock.today(), YOUNGEST)
        for row in rows:
            member = known.get(row["code"])
            place = field.place(row["school"])
            if row["birth_on"] and row["birth_on"] > grown_up:
                told = _("Chưa đủ 18 tuổi. Kiểm tra lại năm sinh.")
                yield Fault(row=row.number, column="birth_on", message=told)
            if member is not None and member.organization_id not in field.names:
                told = _("Mã này là của một người ở đơn vị khác. Kiểm tra lại mã.")
                yield Fault(row=row.number, column="code", message=told)
            elif member is None and place is None:
                yield field.place_fault(row)
            elif member is None and row["appointed_on"] is None:
                told = _("Người mới cần có ngày nhận việc.")
                yield Fault(row=row.number, column="appointed_on", message=told)
            elif member is not None and _differs(row, member, place):
                told = _("Vị trí hoặc đơn vị khác với hồ sơ. Đổi ở trang hồ sơ, nơi ghi được ngày và quyết định.")
                yield Fault(row=row.number, column="position", message=told)
        told = _("Trùng số định danh với dòng %(earlier)s. Mỗi người một số định danh.")
        yield from twins(rows, "national_id", told)

    def commit(self, rows: Sequence[ParsedRow], context: ImportContext) -> Mapping[str, Any]:
        """Write all rows: persons first, then the posts of the new ones."""
        field, known = Field.of(context), by_code(Staff, (row["code"] for row in rows))
        journal = Journal()
        persons: Writing[Staff] = Writing(Staff, context, journal)
        posts: list[Post] = []
        for row in rows:
            member = known.get(row["code"]) or Staff(code=row["code"])
            values = given(row, FACTS)
            if row["full_name"] != member.full_name:
                family, middle, given_name = split_name(row["full_name"])
                values |= {"family_name": family, "middle_name": middle, "given_name": given_name}
            place = field.place(row["school"])
            if member._state.adding and place is not None:  # `check` has refused a new person without a school
                values |= {"organization_id": place, "position": row["position"]}
                posts.append(_post(member, row, place))
            persons.put(member, values, scope=place or member.organization_id)
        persons.save("people.staff_imported")
        for post in posts:
            post.staff_id = post.staff.pk
        Post.objects.bulk_create(posts, batch_size=500)
        journal.made(Post, [post.pk for post in posts])
        context.progress(len(rows), len(rows), _("Đã ghi xong."))
        return journal.as_json()


def _differs(row: ParsedRow, member: Staff, place: int | None) -> bool:
    elsewhere = bool(row["school"]) and place != member.organization_id
    return elsewhere or row["position"] != member.position


def _years_before(day: date, years: int) -> date:
    """The same day so many years before; on 29 February the day before it."""
    return day.replace(year=day.year - years, day=28 if (day.month, day.day) == (2, 29) else day.day)


def _post(member: Staff, row: ParsedRow, place: int) -> Post:
    return Post(
        staff=member, organization_id=place, position=row["position"], level=row["level"] or "",
        contract=row["contract"] or Contract.PERMANENT, title_grade=row["title_grade"] or "",
        valid_from=row["appointed_on"],
    )  # fmt: skip


STAFF_DOOR = Door(register=STAFF, importer=StaffImporter())
