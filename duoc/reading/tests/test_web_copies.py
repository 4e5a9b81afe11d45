"""Documents as they are copied from web pages and libraries of law: broken heads, wrapped titles, other signs."""

import pytest

from duoc.reading.tests.test_layouts import read, rows, tree

BROKEN_HEAD = """
ỦY
BAN NHÂN DÂN
TỈNH SÔNG ĐƯỚC
-------
|
CỘNG
HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
|
Số: 109/CT-UBND
|
Sông
Đước, ngày 14 tháng 4
năm 2022
|
CHỈ THỊ
VỀ NHIỆM VỤ NĂM HỌC 2022-2023 CỦA NGÀNH GIÁO DỤC TỈNH
SÔNG ĐƯỚC
Năm học 2021-2022, toàn ngành Giáo dục và Đào tạo đã
triển khai 06 nhóm nhiệm vụ và đạt một số kết quả bước đầu.
Thực hiện Chỉ thị
số 2699/CT-BGDĐT ngày 08/8/2022 của Bộ Giáo dục và Đào tạo về nhiệm vụ năm học 2022-2023;
Chủ tịch Ủy ban nhân dân tỉnh chỉ thị:
A. NHIỆM VỤ CHỦ YẾU NĂM HỌC
2022-2023 CỦA NGÀNH GIÁO DỤC
I. MỘT SỐ
NHIỆM VỤ
1. Rà soát quy hoạch mạng lưới
a) Sở Giáo dục và Đào tạo tham mưu kế hoạch hằng năm trước ngày 15 tháng 12.
II. TỔ CHỨC
THỰC HIỆN
1. Sở Giáo dục và Đào tạo
- Hướng dẫn các trường thực hiện Chỉ thị này.
"""

PAGE_OF_A_SCHOOL = """
» Kế hoạch » Kế hoạch năm

Cập nhật lúc: 15:11 23/11/2021

KẾ HOẠCH NĂM HỌC 2021 - 2022

      PHÒNG GD&ĐT HUYỆN RẠCH THỤY             CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM
 TRƯỜNG MẦM NON  BÔNG SÚNG                     Độc lập - Tự do - Hạnh phúc

       Số:         /KH-TMN                         Rạch Thụy, ngày        tháng 9 năm 2021

KẾ HOẠCH GIÁO DỤC NHÀ TRƯỜNG NĂM HỌC 2021 - 2022

Căn cứ Công văn số 1084/SGDĐT-GDMN, ngày 03/9/2021 của Sở Giáo dục và Đào tạo về việc hướng dẫn nhiệm vụ năm học,
Căn cứ Kế hoạch số 78/KH-PGDĐT ngày 12 tháng 9 năm 2021 của Phòng GD&ĐT,
Trường Mầm non Bông Súng xây dựng kế hoạch như sau:

I Đặc điểm tình hình

1. Cán bộ, giáo viên, nhân viên

- Nhà trường có 45 cán bộ, giáo viên.

II Nhiệm vụ và giải pháp

Nhiệm vụ 1: Nâng cao chất lượng chăm sóc

- Bé ngoan: 95%, chuyên cần 90%.

- Kiểm tra bếp ăn: tháng 11.

Nhiệm vụ 2: Bồi dưỡng đội ngũ

🎯 Hiệu trưởng phân công người kèm cặp giáo viên mới.
"""


@pytest.fixture(scope="module")
def directive():
    return read(BROKEN_HEAD)


@pytest.fixture(scope="module")
def page():
    return read(PAGE_OF_A_SCHOOL)


def test_a_head_cut_by_narrow_columns_is_put_together(directive):
    head = directive.header
    assert (head.parent_issuer, head.issuer) == (None, "ỦY BAN NHÂN DÂN TỈNH SÔNG ĐƯỚC")
    assert (head.number, head.symbol, head.place, head.date) == ("109", "CT-UBND", "Sông Đước", "2022-04-14")
    assert head.title == "VỀ NHIỆM VỤ NĂM HỌC 2022-2023 CỦA NGÀNH GIÁO DỤC TỈNH SÔNG ĐƯỚC"


def test_what_is_told_before_the_grounds_is_a_paragraph_and_the_grounds_stay_grounds(directive):
    assert [ground[:22] for ground in directive.grounds] == ["Thực hiện Chỉ thị số 2"]
    assert [node.kind for node in directive.nodes[:2]] == ["paragraph", "paragraph"]


def test_a_title_in_capitals_over_two_lines_is_one_heading(directive):
    assert tree(directive, "heading") == [
        "A NHIỆM VỤ CHỦ YẾU",
        "  I MỘT SỐ NHIỆM VỤ",
        "    1 Rà soát quy hoạch",
        "  II TỔ CHỨC THỰC HIỆN",
        "    1 Sở Giáo dục và",
    ]


def test_a_day_behind_each_year_is_a_yearly_deadline(directive):
    assert rows(directive, "deadlines", "text", "every") == [
        ("Sở Giáo", "hằng năm trước ngày 15 tháng 12", "year"),
    ]


def test_what_a_web_page_has_above_the_head_is_dropped(page):
    head = page.header
    assert (head.parent_issuer, head.issuer) == ("PHÒNG GD&ĐT HUYỆN RẠCH THỤY", "TRƯỜNG MẦM NON BÔNG SÚNG")
    assert (head.number, head.symbol, head.place, head.date) == (None, "KH-TMN", "Rạch Thụy", None)
    assert head.title == "GIÁO DỤC NHÀ TRƯỜNG NĂM HỌC 2021 - 2022"
    assert not page.repairs


def test_grounds_that_end_in_a_comma_are_two(page):
    assert [ground[:16] for ground in page.grounds] == ["Căn cứ Công văn ", "Căn cứ Kế hoạch "]


def test_labels_without_a_dot_named_tasks_and_pictures_are_labels(page):
    assert tree(page, "heading", "directive") == [
        "I Đặc điểm tình hình",
        "  1 Cán bộ, giáo viên,",
        "II Nhiệm vụ và giải",
        "  Nhiệm vụ 1 Nâng cao chất lượng",
        "    - Bé ngoan: 95%, chuyên",
        "    - Kiểm tra bếp ăn:",
        "  Nhiệm vụ 2 Bồi dưỡng đội ngũ",
        "    🎯 Hiệu trưởng phân công",
    ]


def test_each_share_has_its_own_name_and_an_event_its_month(page):
    assert rows(page, "targets", "indicator", "value") == [
        ("Bé ngoan:", "Bé ngoan", 95),
        ("Bé ngoan:", "chuyên cần", 90),
    ]
    assert rows(page, "deadlines", "from_", "to") == [("Kiểm tra", "2021-11-01", "2021-11-30")]


def test_who_is_only_counted_among_the_facts_does_nothing(page):
    assert rows(page, "units", "text", "role") == [("Hiệu trưởng", "Hiệu trưởng", "do")]


def test_the_deputy_of_the_prime_minister_signs_as_such():
    plan = read(BROKEN_HEAD + "Nơi nhận:\n- Như trên;\n- Lưu: VT.\nKT. THỦ TƯỚNG\nPHÓ THỦ TƯỚNG\nNguyễn Văn Mẫu\n")
    assert plan.signature.position == "PHÓ THỦ TƯỚNG"


def test_a_whole_document_in_one_line_is_text_and_not_its_head():
    plan = read(" ".join(PAGE_OF_A_SCHOOL.split()))
    assert plan.header.issuer is None
    assert any(node.kind == "directive" for node in plan.nodes)
