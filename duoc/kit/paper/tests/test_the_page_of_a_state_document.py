"""What NĐ 30/2020 asks of a page, measured on the finished PDF."""

from __future__ import annotations

import io

import pikepdf
import pytest

from duoc.kit.paper import Paragraph, to_pdf
from duoc.kit.paper.tests.measuring import Pages
from duoc.kit.paper.tests.samples import LONG, letter, plan

BOLD, ITALIC, UPRIGHT, BOTH = "Tinos-Bold", "Tinos-Italic", "Tinos", "Tinos-BoldItalic"


@pytest.fixture(scope="module")
def pages() -> Pages:
    return Pages(to_pdf(plan()))


@pytest.fixture(scope="module")
def letter_pages() -> Pages:
    return Pages(to_pdf(letter()))


def test_every_page_keeps_the_margins_also_a_turned_one(pages):
    sizes = [pages.size(number) for number in range(len(pages))]
    assert set(sizes) == {(210, 297), (297, 210)}
    for number, (width, height) in enumerate(sizes):
        used = pages.bounds(number)
        assert 30 <= round(used.left, 1) <= 35
        assert round(width - used.right, 1) >= 15
        assert height - used.bottom >= 20
        assert 20 <= used.top <= 25
    assert all(round(210 - pages.bounds(number).right, 1) <= 20 for number in (0, 1))


def test_numbers_begin_on_the_second_page_and_anew_in_each_appendix(pages):
    tops = [pages.words(number).split()[0] for number in range(len(pages))]
    assert tops == ["UBND", "2", "3", "Phụ", "Phụ"]
    number = pages.find(1, "2")
    assert number.bottom < 20
    assert number.middle == pytest.approx(30 + 165 / 2, abs=1)
    assert (number.face, number.size) == (UPRIGHT, 13)


@pytest.mark.parametrize(
    ("text", "face", "size"),
    [
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", BOLD, 12),
        ("Độc lập - Tự do - Hạnh phúc", BOLD, 13),
        ("UBND THÀNH PHỐ CÀ MAU", UPRIGHT, 12),
        ("PHÒNG GIÁO DỤC VÀ ĐÀO TẠO", BOLD, 12),
        ("Số: 07/KH-PGDĐT", UPRIGHT, 13),
        ("Cà Mau, ngày 04 tháng 9 năm 2020", ITALIC, 13),
        ("KẾ HOẠCH", BOLD, 14),
        ("Thực hiện nhiệm vụ năm học 2020 - 2021", BOLD, 14),
        ("Luật Giáo dục ngày 14 tháng 6 năm 2019;", ITALIC, 14),
        ("I. MỤC TIÊU", BOLD, 14),
        ("1. Nhiệm vụ trọng tâm thứ 1", BOLD, 14),
        ("Phòng Giáo dục và Đào tạo xây dựng", UPRIGHT, 14),
    ],
)
def test_each_part_has_its_face_and_size(pages, text, face, size):
    found = pages.find(0, text)
    assert (found.face, found.size) == (face, size)


def test_the_lines_have_the_lengths_of_the_rule(pages):
    issuer, motto, subject = pages.rules(0)[:3]
    if issuer.left > motto.left:
        issuer, motto = motto, issuer
    assert motto.width == pytest.approx(pages.find(0, "Độc lập - Tự do - Hạnh phúc").width, abs=1)
    assert 1 / 3 <= issuer.width / pages.find(0, "PHÒNG GIÁO DỤC VÀ ĐÀO TẠO").width <= 1 / 2
    assert 1 / 3 <= subject.width / pages.find(0, "Thực hiện nhiệm vụ năm học 2020 - 2021").width <= 1 / 2
    assert subject.middle == pytest.approx(30 + 165 / 2, abs=1)


def test_number_and_date_share_a_line_and_the_kind_is_centred(pages):
    number, day, kind = (pages.find(0, text) for text in ("Số: 07/KH-PGDĐT", "Cà Mau, ngày 04", "KẾ HOẠCH"))
    assert number.bottom == pytest.approx(day.bottom, abs=0.3)
    assert kind.middle == pytest.approx(30 + 165 / 2, abs=0.5)
    assert number.middle == pytest.approx(pages.find(0, "PHÒNG GIÁO DỤC VÀ ĐÀO TẠO").middle, abs=0.5)


def test_recipients_stand_left_level_with_the_signer_at_the_right(pages):
    last = 2
    title, signer = pages.find(last, "Nơi nhận:"), pages.find(last, "KT. TRƯỞNG PHÒNG")
    assert (title.face, title.size) == (BOTH, 12)
    assert title.left == pytest.approx(30, abs=0.5)
    assert title.bottom == pytest.approx(signer.bottom, abs=0.3)
    assert (signer.face, signer.size) == (BOLD, 14)
    assert signer.left > 105
    name = pages.find(last, "Nguyễn Thị Hạnh")
    assert name.middle == pytest.approx(signer.middle, abs=0.5)
    receiver = pages.find(last, "- Lưu: VT, TH.")
    assert (receiver.face, receiver.size) == (UPRIGHT, 11)


def test_a_letter_has_its_subject_under_the_number_and_hyphens_under_the_colon(letter_pages):
    number, about = letter_pages.find(0, "Số: 07/PGDĐT-TH"), letter_pages.find(0, "V/v báo cáo số liệu đầu năm học")
    assert "KẾ HOẠCH" not in letter_pages.text()
    assert about.size == 12
    assert about.middle == pytest.approx(number.middle, abs=1)
    colon, hyphen = letter_pages.find(0, "Kính gửi:"), letter_pages.find(0, "- Hiệu trưởng các trường tiểu học;")
    assert hyphen.left == pytest.approx(colon.right - 1.4, abs=0.7)


@pytest.mark.parametrize("lines", range(24, 34))
def test_the_signature_never_stands_alone_on_a_page(lines):
    body = (*(Paragraph(f"Dòng {number}") for number in range(lines)), Paragraph("Câu cuối của văn bản"))
    printed = Pages(to_pdf(plan(body=body, appendices=())))
    last = printed.words(len(printed) - 1)
    assert "Câu cuối của văn bản./." in last
    assert "Nguyễn Thị Hạnh" in last


def test_a_long_last_paragraph_is_printed_whole():
    printed = Pages(to_pdf(plan(body=(Paragraph(" ".join([LONG] * 40) + " Hết"),), appendices=())))
    assert "Hết./." in printed.words()


def test_all_text_is_black_except_the_mark_of_a_draft():
    assert Pages(to_pdf(plan())).colours(0) == {(0, 0, 0)}
    draft = Pages(to_pdf(plan(is_draft=True)))
    assert all("DỰ THẢO" in draft.text(number) for number in range(len(draft)))
    assert (225, 225, 225) in draft.colours(1)


def test_the_file_declares_archival_form_language_and_structure_and_carries_its_faces():
    with pikepdf.open(io.BytesIO(to_pdf(plan()))) as pdf, pdf.open_metadata() as metadata:
        assert metadata.pdfa_status == "2A"
        assert str(pdf.Root.Lang) == "vi"
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.docinfo["/Title"]) == "KẾ HOẠCH Thực hiện nhiệm vụ năm học 2020 - 2021"
        assert str(pdf.docinfo["/CreationDate"]).startswith("D:20200904")
        for page in pdf.pages:
            for font in page.Resources.Font.values():
                described = font.DescendantFonts[0]
                assert "+Tinos" in str(described.BaseFont)
                assert {"/FontFile2", "/FontFile3"} & set(described.FontDescriptor.keys())


def test_the_head_of_a_table_is_repeated_on_every_page(pages):
    assert all("Hoàn thành tốt" in pages.text(number) for number in (1, 2))
