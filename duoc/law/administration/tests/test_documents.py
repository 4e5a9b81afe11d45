"""How a document looks, is numbered and signed."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duoc.law import administration as office
from duoc.law.core.errors import LawError

KINDS = office.FORMAT.kinds


def test_there_are_twenty_nine_kinds_and_three_copies():
    documents = [kind for kind in KINDS if kind.kind == "document"]
    assert (len(documents), len(KINDS)) == (29, 32)
    assert sum(kind.abbreviation is not None for kind in documents) == 27
    abbreviations = [kind.abbreviation for kind in KINDS if kind.abbreviation]
    assert len(set(abbreviations)) == len(abbreviations)


@pytest.mark.parametrize(
    ("number", "kind", "unit", "line"),
    [
        (12, "KH", "", "Số: 12/KH-PGDĐT"),
        (5, "Báo cáo", "", "Số: 05/BC-PGDĐT"),
        (10, "QĐ", "", "Số: 10/QĐ-PGDĐT"),
        (9, "Quy định", "", "Số: 09/QyĐ-PGDĐT"),
        (15, "Công văn", "TH", "Số: 15/PGDĐT-TH"),
        (3, "SY", "", "Số: 03/SY-PGDĐT"),
    ],
)
def test_number_and_symbol(number, kind, unit, line):
    assert office.number_line(number, office.document_kind(kind), "PGDĐT", unit) == line


@given(st.integers(1, 9999), st.sampled_from([kind for kind in KINDS if kind.numbering == "usual"]))
def test_number_and_symbol_never_hold_a_space(number, kind):
    assert " " not in office.number_line(number, kind, "PGDĐT").removeprefix("Số: ")


@pytest.mark.parametrize(
    ("number", "kind", "body", "unit", "field"),
    [
        (0, "KH", "PGDĐT", "", "number"),
        (1, "Công văn", "PGDĐT", "", "unit"),
        (1, "Thư công", "PGDĐT", "", "kind"),
        (1, "Giấy khen", "PGDĐT", "", "kind"),
        (1, "KH", "P GDĐT", "", "body"),
    ],
)
def test_a_number_that_cannot_be_is_refused(number, kind, body, unit, field):
    with pytest.raises(LawError) as error:
        office.number_line(number, office.document_kind(kind), body, unit)
    assert error.value.field == field


@pytest.mark.parametrize(
    ("day", "line"),
    [
        (date(2020, 1, 5), "ngày 05 tháng 01 năm 2020"),
        (date(2019, 6, 29), "ngày 29 tháng 6 năm 2019"),
        (date(2020, 9, 4), "ngày 04 tháng 9 năm 2020"),
        (date(2020, 2, 10), "ngày 10 tháng 02 năm 2020"),
        (date(2020, 3, 31), "ngày 31 tháng 3 năm 2020"),
    ],
)
def test_zeros_stand_before_days_below_ten_and_the_first_two_months(day, line):
    assert office.place_and_date("Cà Mau", day) == f"Cà Mau, {line}"


@pytest.mark.parametrize("form", office.FORMAT.signing, ids=lambda form: form.form)
def test_each_form_of_signing_prints_the_lines_of_its_example(form):
    *above, own = form.example if len(form.example) > 1 else (*form.example, "")
    collective = above[0].removeprefix("TM. ") if form.form.startswith("TM") else ""
    head = {"TM": own, "TM_KT": "CHỦ TỊCH"}.get(form.form, form.example[0].split(". ")[-1])
    result = office.signature_block(office.Signer(form=form.form, head=head, own=own, collective=collective))
    assert result.lines == form.example


@pytest.mark.parametrize(
    ("signer", "code"),
    [
        (office.Signer(form="KT", head="TRƯỞNG PHÒNG", own="TRƯỞNG PHÒNG"), "head_signs_as_deputy"),
        (office.Signer(form="KT", head="TRƯỞNG PHÒNG"), "missing"),
        (office.Signer(form="TM", head="CHỦ TỊCH"), "missing"),
        (office.Signer(form="TL", head="TRƯỞNG PHÒNG", own="HIỆU TRƯỞNG", is_of_the_body=False), "outside_the_body"),
        (office.Signer(form="TUQ", head="TRƯỞNG PHÒNG", own="CHUYÊN VIÊN", is_delegated_again=True), "delegated_again"),
        (office.Signer(form="none", head="TRƯỞNG PHÒNG", name="ThS. Nguyễn Văn An"), "title_before_name"),
        (office.Signer(form="PP", head="TRƯỞNG PHÒNG"), "unknown_word"),
    ],
)
def test_a_signature_that_the_decree_does_not_allow_is_refused(signer, code):
    with pytest.raises(LawError) as error:
        office.signature_block(signer)
    assert error.value.code == code
    assert error.value.text_vi
    assert error.value.text_en


def test_our_margins_and_sizes_lie_inside_what_is_permitted():
    layout = office.layout(date(2020, 11, 24))
    assert layout.margins_mm == {side: Decimal(mm) for side, mm in
                                 {"top": 20, "bottom": 20, "left": 30, "right": 15}.items()}  # fmt: skip
    assert office.accepts_margins(layout.margins_mm)
    for side, mm in (("top", "19.9"), ("left", "35.1"), ("right", "14.9")):
        assert not office.accepts_margins(layout.margins_mm | {side: Decimal(mm)})
    for component in office.FORMAT.components:
        assert component.size.low <= component.size.default <= component.size.high


@pytest.mark.parametrize(
    ("component", "size", "bold", "italic", "caps"),
    [
        ("national_title", 12, True, False, True),
        ("motto", 13, True, False, False),
        ("parent_body", 12, False, False, True),
        ("issuing_body", 12, True, False, True),
        ("place_and_date", 13, False, True, False),
        ("kind", 14, True, False, True),
        ("subject", 14, True, False, False),
        ("grounds", 14, False, True, False),
        ("recipients_heading", 12, True, True, False),
        ("recipients", 11, False, False, False),
    ],
)
def test_the_default_set_of_sizes_is_that_of_the_samples(component, size, bold, italic, caps):
    found = office.layout(date(2020, 11, 24)).components[component]
    assert (found.size.default, found.bold, found.italic, found.caps) == (size, bold, italic, caps)


def test_a_document_of_before_march_2020_keeps_its_number_at_the_foot():
    before, since = office.layout(date(2020, 3, 4)), office.layout(date(2020, 3, 5))
    assert (before.page_number.position, before.font, before.papers) == ("bottom_right", None, ("A4", "A5"))
    assert (since.page_number.position, since.font, since.papers) == ("top_centre", "Times New Roman", ("A4",))
    with pytest.raises(LawError):
        office.layout(date(2005, 1, 1))


def test_points_are_lettered_by_the_vietnamese_alphabet():
    letters = [office.point_letter(number) for number in range(1, 24)]
    assert letters[:6] == ["a", "b", "c", "d", "đ", "e"]
    assert not set(letters) & set("fjwzăâêôơư")
    for number in (0, 24):
        with pytest.raises(LawError):
            office.point_letter(number)
