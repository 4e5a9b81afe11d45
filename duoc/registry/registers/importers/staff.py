"""Staff from Excel: known codes are mended, new ones come in with their post."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from duoc.kit import clock
from duoc.kit.among import Among
from duoc.kit.sheets.door import Door, ImportContext
from duoc.kit.sheets.preview import Fault, ParsedRow
from duoc.kit.sheets.undoing import Journal
from duoc.kit.text import split_name
from duoc.registry.organizations.models import Level
from duoc.registry.people.models import Contract, Position, Post, Staff
from duoc.registry.registers.columns import STAFF
from duoc.registry.registers.importers.base import Field, Undoing, Writing, by_code, differs, given, twins

FACTS = ("birth_on", "sex", "ethnicity", "national_id", "phone", "email")
CAREER = ("level", "contract", "title_grade", "appointed_on")
YOUNGEST = 18


class StaffImporter(Undoing):
    """Checks and writes the register of staff."""

    def check(self, rows: Sequence[ParsedRow], context: ImportContext) -> Iterator[Fault]:
        """Everything that the records forbid."""
        field, known = Field.of(context), by_code(Staff, (row["code"] for row in rows))
        posts = _open_posts(known.values())
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
                told = _("Người mới cần có ngày nhận việc. Ghi ngày theo quyết định, ví dụ 01/09/2020.")
                yield Fault(row=row.number, column="appointed_on", message=told)
            elif member is not None:
                yield from _career_faults(row, member, place, posts.get(member.pk))
            is_changed = member is not None and differs(member, _values(row, member))
            context.tally.note(is_new=member is None, is_changed=is_changed)
        told = _("Trùng số định danh với dòng %(earlier)s. Mỗi người một số định danh.")
        yield from twins(rows, "national_id", told)
        yield from _taken_identifiers(rows)

    def commit(self, rows: Sequence[ParsedRow], context: ImportContext) -> Mapping[str, Any]:
        """Write all rows: persons first, then the posts of the new ones."""
        field, known = Field.of(context), by_code(Staff, (row["code"] for row in rows))
        journal = Journal()
        persons: Writing[Staff] = Writing(Staff, context, journal)
        posts: list[Post] = []
        for row in rows:
            member = known.get(row["code"]) or Staff(code=row["code"])
            values = _values(row, member)
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


def _values(row: ParsedRow, member: Staff) -> dict[str, Any]:
    """The filled cells as columns of a person."""
    values = given(row, FACTS)
    if row["full_name"] and row["full_name"] != member.full_name:
        family, middle, given_name = split_name(row["full_name"])
        values |= {"family_name": family, "middle_name": middle, "given_name": given_name}
    return values


def _open_posts(members: Iterable[Staff]) -> dict[int, Post]:
    """The post that each of them holds now. One query."""
    posts = Post.objects.filter(Among("staff", [member.pk for member in members]), valid_to=None)
    return {post.staff_id: post for post in posts.order_by("valid_from")}


def _career_faults(row: ParsedRow, member: Staff, place: int | None, post: Post | None) -> Iterator[Fault]:
    """Cells that say something else about a known person's post than the records: a file has no decision to show."""
    told = _("Khác với hồ sơ (%(stands)s). Sửa ở trang hồ sơ, nơi ghi được ngày và quyết định; ở đây để như hồ sơ.")
    if row["school"] and place != member.organization_id:
        stands = member.organization.name if member.organization else "—"
        yield Fault(row=row.number, column="school", message=told % {"stands": stands})
    if row["position"] and row["position"] != member.position:
        stands = str(Position(member.position).label) if member.position else "—"
        yield Fault(row=row.number, column="position", message=told % {"stands": stands})
    for name in CAREER:
        if row[name] is not None and (post is None or row[name] != _standing(post, name)):
            stands = _shown(post, name) if post is not None else "—"
            yield Fault(row=row.number, column=name, message=told % {"stands": stands})


def _standing(post: Post, name: str) -> Any:
    return post.valid_from if name == "appointed_on" else getattr(post, name)


def _shown(post: Post, name: str) -> str:
    """What stands in the records, as a sheet shows it."""
    value = _standing(post, name)
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    labels = {"level": dict(Level.choices), "contract": dict(Contract.choices)}.get(name, {})
    return str(labels.get(value, value)) or "—"


def _taken_identifiers(rows: Sequence[ParsedRow]) -> Iterator[Fault]:
    wanted = {row["national_id"]: row for row in rows if row["national_id"]}
    for code, number in Staff.objects.filter(Among("national_id", wanted)).values_list("code", "national_id"):
        if (row := wanted[number])["code"] != code:
            told = _("Số định danh này đang ghi cho người mang mã %(code)s. Kiểm tra lại giấy tờ.")
            yield Fault(row=row.number, column="national_id", message=told % {"code": code})


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
