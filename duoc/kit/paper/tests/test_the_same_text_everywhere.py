"""PDF and Word say the same, and whatever a person typed comes out as typed."""

from __future__ import annotations

import io
from dataclasses import fields, is_dataclass
from datetime import date

import docx
import pytest

from duoc.kit.errors import DomainError
from duoc.kit.paper import (
    Heading,
    Item,
    Level,
    Paragraph,
    Signature,
    TableDocument,
    filename,
    state_document,
    table_document,
    to_docx,
    to_pdf,
)
from duoc.kit.paper.compose import compose
from duoc.kit.paper.tests.measuring import Pages
from duoc.kit.paper.tests.samples import figures, letter, plan
from duoc.kit.paper.wording import closed, long_date, number_and_symbol, roman

NOT_PRINTED = {"kind", "align", "aligns", "title"}


def bare(text: str) -> str:
    return "".join(text.split())


def strings(value):
    """Every string of a composition that is to be read on the page."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from strings(item)
    elif is_dataclass(value):
        for field in fields(value):
            if field.name not in NOT_PRINTED:
                yield from strings(getattr(value, field.name))


def word_text(data: bytes) -> str:
    document = docx.Document(io.BytesIO(data))
    return bare("".join(node.text or "" for node in document.element.body.iter("{*}t")))


@pytest.mark.parametrize("document", [plan(), letter(), plan(type_name="Quyết định", enacted_by="Trưởng phòng")])
def test_pdf_and_word_carry_every_string_of_the_document(document):
    pdf, word = state_document(document)
    composition = compose(document)
    printed, written = bare(Pages(pdf).text()), word_text(word)
    for text in strings(composition):
        assert bare(text) in written
        assert bare(text) in printed or all(bare(part) in printed for part in text.split())


def test_signs_of_markup_in_a_name_are_only_letters():
    name = 'Trần #Văn $A$ & <B> *C* _D_ @e \\f `g` "h" [i] //k {{l}} ~'
    pdf, word = state_document(
        plan(body=(Paragraph(name), Item("a)", name)), signature=Signature(authority="Q", name=name))
    )
    assert Pages(pdf).words().count(name) == 3
    assert word_text(word).count(bare(name)) == 3


def test_two_hundred_nodes_are_all_printed():
    nodes = tuple(
        Heading(
            Level.SECTION,
            f"{roman(part + 1)}.",
            f"Mục {part}",
            tuple(Item(f"{n}.", f"Nội dung {part}.{n}") for n in range(19)),
        )
        for part in range(10)
    )
    pdf, word = state_document(plan(body=nodes))
    assert "Nội dung 9.18" in Pages(pdf).words()
    assert bare("Nội dung 9.18") in word_text(word)


def test_the_same_document_gives_the_same_bytes():
    assert state_document(plan()) == state_document(plan())


def test_decomposed_letters_are_composed_and_unseen_signs_dropped():
    printed = Pages(to_pdf(plan(body=(Paragraph("Gia\u0301o\u200b du\u0323c\ufeff\tmầm\u00ad non"),)))).words()
    assert "Giáo dục mầm non" in printed


def test_a_sign_without_a_letter_in_the_face_is_named_before_printing():
    with pytest.raises(DomainError) as refusal:
        to_pdf(plan(body=(Paragraph("Chúc mừng 😀 các trường"),)))
    assert refusal.value.code == "unprintable_character"
    assert "😀" in refusal.value.text


def test_word_has_real_styles_a_page_field_and_sections_for_appendices():
    document = docx.Document(io.BytesIO(to_docx(plan(is_draft=True))))
    used = {paragraph.style.name for paragraph in document.paragraphs}
    assert {"Heading 1", "Heading 2", "Heading 4", "CanCu", "TenLoai"} <= used
    header = document.sections[0].header._element.xml
    assert "PAGE" in header
    assert "DỰ THẢO" in header
    assert "PAGE" not in document.sections[0].first_page_header._element.xml
    assert [section.orientation for section in document.sections] == [0, 0, 1]
    assert [round(section.left_margin.mm) for section in document.sections] == [30, 30, 30]
    assert "DỰ THẢO" not in docx.Document(io.BytesIO(to_docx(plan()))).sections[0].header._element.xml


def test_a_turned_list_is_printed_with_its_signers():
    signers = (Signature(authority="Người lập bảng", name="Trần A"), Signature(authority="Hiệu trưởng", name="Lê B"))
    printed = Pages(
        table_document(
            TableDocument(
                issuer="Trường THCS A",
                title="Danh sách lớp",
                table=figures(),
                place="Cà Mau",
                made_on=date(2020, 9, 5),
                signatures=signers,
            )
        )
    )
    assert printed.size(0) == (297, 210)
    assert all("Ghi chú" in printed.text(page) for page in range(len(printed)))
    assert "Cà Mau, ngày 05 tháng 9 năm 2020" in printed.words()
    assert printed.find(len(printed) - 1, "Trần A").right < printed.find(len(printed) - 1, "Lê B").left


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2020, 1, 5), "ngày 05 tháng 01 năm 2020"),
        (date(2020, 2, 28), "ngày 28 tháng 02 năm 2020"),
        (date(2020, 3, 5), "ngày 05 tháng 3 năm 2020"),
        (date(2019, 6, 29), "ngày 29 tháng 6 năm 2019"),
        (date(2020, 12, 1), "ngày 01 tháng 12 năm 2020"),
    ],
)
def test_only_days_below_ten_and_the_first_two_months_have_a_zero(day, words):
    assert long_date(day) == words


def test_numbers_symbols_and_lists_are_written_as_the_clerks_office_does():
    assert number_and_symbol(7, "KH - PGDĐT") == "07/KH-PGDĐT"
    assert number_and_symbol(112, "QĐ-UBND") == "112/QĐ-UBND"
    assert [roman(number) for number in (1, 4, 9, 14, 48)] == ["I", "IV", "IX", "XIV", "XLVIII"]
    assert closed(["A;", "", "- B.", "Lưu: VT"], prefix="- ") == ("- A;", "- B;", "- Lưu: VT.")


def test_files_are_named_in_ascii_with_number_kind_and_day():
    assert filename(plan()) == "07-KH-PGDDT_ke-hoach-thuc-hien-nhiem-vu-nam-hoc-2020-2021_2020-09-04.pdf"
    assert filename(letter(number=None, issued_on=None), "docx") == "du-thao-PGDDT-TH_bao-cao-so-lieu-dau-nam-hoc.docx"
