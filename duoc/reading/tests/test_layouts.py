"""Documents of other offices and layouts, invented for the test: what a reader would take out of each."""

import textwrap

import pytest

from duoc.reading import read_plan


def read(text):
    return read_plan(textwrap.dedent(text).strip("\n").encode(), "văn bản.txt")


def tree(plan, *kinds):
    """Label and beginning of each node of these kinds, indented by its level."""
    return [
        f"{'  ' * (node.level - 1)}{node.label or '·'} {' '.join(node.text.split()[:4])}"
        for node in plan.nodes
        if node.kind in kinds
    ]


def rows(plan, name, *fields):
    """The rows of a kind as tuples, each led by the beginning of its node."""
    texts = {node.id: " ".join(node.text.split()[:2]) for node in plan.nodes}
    return [(texts[row.node], *(getattr(row, field) for field in fields)) for row in getattr(plan, name)]


PRESCHOOL = """
PHÒNG GD&ĐT HUYỆN THỚI BÌNH
TRƯỜNG MẦM NON HƯỚNG DƯƠNG
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập – Tự do – Hạnh phúc
Số: 35/KH-MNHD
Thới Bình, ngày 12 tháng 9 năm 2022
KẾ HOẠCH
Thực hiện nhiệm vụ năm học 2022 - 2023
Căn cứ Thông tư số 52/2020/TT-BGDĐT ngày 31 tháng 12 năm 2020 của Bộ trưởng Bộ Giáo dục và Đào tạo ban hành Điều lệ Trường mầm non;
Trường Mầm non Hướng Dương xây dựng kế hoạch thực hiện nhiệm vụ năm học 2022 - 2023 như sau:
A. ĐẶC ĐIỂM TÌNH HÌNH
I. Thuận lợi
- Đội ngũ giáo viên nhiệt tình, có 95% giáo viên đạt chuẩn.
II. Khó khăn
- Còn thiếu 03 phòng học so với quy định.
B. NHIỆM VỤ TRỌNG TÂM
I. Chỉ tiêu
1. Số lượng
- Huy động 100% trẻ 5 tuổi ra lớp; trẻ mẫu giáo đạt 92% trở lên.
2. Chất lượng
- Giảm tỷ lệ trẻ suy dinh dưỡng thể nhẹ cân xuống dưới 3%.
- Phấn đấu có ít nhất 02 sáng kiến được công nhận cấp huyện.
II. Nhiệm vụ và giải pháp
1. Công tác phổ cập giáo dục mầm non cho trẻ em 5 tuổi
a) Nhiệm vụ
- Điều tra, cập nhật số liệu phổ cập; hoàn thành hồ sơ trước ngày 30/10/2022.
b) Giải pháp
- Hiệu trưởng phân công giáo viên phụ trách từng ấp; phối hợp với Trạm Y tế xã và Ban nhân dân ấp rà soát trẻ trong độ tuổi.
C. TỔ CHỨC THỰC HIỆN
1. Hiệu trưởng: Chỉ đạo các bộ phận thực hiện kế hoạch.
2. Phó Hiệu trưởng
- Tổ chức kiểm tra nội bộ, báo cáo Hiệu trưởng ngày 25 hằng tháng.
D. KẾ HOẠCH HẰNG THÁNG
Tháng | Nội dung công việc | Người thực hiện | Ghi chú
9/2022 | Tổ chức khai giảng và ngày hội đến trường của bé | Ban giám hiệu, toàn thể giáo viên |
11/2022 | Hội thi giáo viên dạy giỏi cấp trường | Tổ chuyên môn |
Nơi nhận:
- Phòng GD&ĐT (b/c);
- Lưu: VT.
HIỆU TRƯỞNG
Trần Thị Kim Thoa
"""  # noqa: E501


def test_a_preschool_s_plan_without_blank_lines():
    plan = read(PRESCHOOL)
    assert (plan.header.parent_issuer, plan.header.issuer) == (
        "PHÒNG GD&ĐT HUYỆN THỚI BÌNH",
        "TRƯỜNG MẦM NON HƯỚNG DƯƠNG",
    )
    assert (plan.header.number, plan.header.symbol, plan.header.date) == ("35", "KH-MNHD", "2022-09-12")
    assert plan.header.school_year == "2022-2023"
    assert plan.signature.position == "HIỆU TRƯỞNG"
    assert plan.signature.name == "Trần Thị Kim Thoa"
    assert plan.recipients == ("Phòng GD&ĐT (b/c)", "Lưu: VT")
    assert tree(plan, "heading") == [
        "A ĐẶC ĐIỂM TÌNH HÌNH",
        "  I Thuận lợi",
        "  II Khó khăn",
        "B NHIỆM VỤ TRỌNG TÂM",
        "  I Chỉ tiêu",
        "    1 Số lượng",
        "    2 Chất lượng",
        "  II Nhiệm vụ và giải",
        "    1 Công tác phổ cập",
        "      a Nhiệm vụ",
        "      b Giải pháp",
        "C TỔ CHỨC THỰC HIỆN",
        "  1 Hiệu trưởng",
        "  2 Phó Hiệu trưởng",
        "D KẾ HOẠCH HẰNG THÁNG",
    ]
    assert rows(plan, "targets", "comparator", "value", "unit") == [
        ("Huy động", "=", 100, "%"),
        ("trẻ mẫu", ">=", 92, "%"),
        ("Giảm tỷ", "<=", 3, "%"),
        ("Phấn đấu", ">=", 2, "sáng kiến"),
    ]
    assert rows(plan, "deadlines", "from_", "to", "every") == [
        ("hoàn thành", None, "2022-10-30", None),
        ("Tổ chức", None, None, "month"),
        ("Tổ chức", "2022-09-01", "2022-09-30", None),
        ("Hội thi", "2022-11-01", "2022-11-30", None),
    ]
    assert rows(plan, "units", "role", "text") == [
        ("Hiệu trưởng", "do", "Hiệu trưởng"),
        ("Hiệu trưởng", "do", "giáo viên"),
        ("phối hợp", "coordinate", "Trạm Y tế xã"),
        ("phối hợp", "coordinate", "Ban nhân dân ấp"),
        ("Hiệu trưởng", "do", "Hiệu trưởng"),
        ("Chỉ đạo", "do", "các bộ phận"),
        ("Phó Hiệu", "do", "Phó Hiệu trưởng"),
        ("Tổ chức", "receive", "Hiệu trưởng"),
        ("Tổ chức", "do", "Ban giám hiệu"),
        ("Tổ chức", "do", "toàn thể giáo viên"),
        ("Hội thi", "do", "Tổ chuyên môn"),
    ]
    assert {node.role for node in plan.nodes if node.text.startswith(("Điều tra", "Hiệu trưởng phân"))} == {
        "task",
        "solution",
    }


LETTER = """
SỞ GIÁO DỤC VÀ ĐÀO TẠO TỈNH BẠC LIÊU        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số: 1452/SGDĐT-GDTrH-TX                      Độc lập - Tự do - Hạnh phúc
V/v tăng cường công tác ôn tập và tổ chức kiểm tra cuối học kỳ I năm học 2023-2024
                                             Bạc Liêu, ngày 20 tháng 11 năm 2023

Kính gửi:
- Trưởng phòng Giáo dục và Đào tạo các huyện, thị xã, thành phố;
- Hiệu trưởng các trường trung học phổ thông.

Thực hiện Công văn số 3935/BGDĐT-GDTrH ngày 30/7/2023 của Bộ Giáo dục và Đào tạo, Sở Giáo dục và Đào tạo yêu cầu thủ trưởng các đơn vị thực hiện một số nội dung sau:

1. Công tác ôn tập

- Chỉ đạo tổ chuyên môn xây dựng nội dung ôn tập phù hợp với từng đối tượng học sinh.

- Hoàn thành chương trình học kỳ I trước ngày 06/01/2024.

2. Tổ chức kiểm tra

2.1. Đề kiểm tra được xây dựng trên cơ sở ma trận, bảo đảm bí mật, khách quan.

2.2. Thời gian kiểm tra: từ ngày 18/12/2023 đến ngày 29/12/2023.

3. Chế độ báo cáo

Các đơn vị gửi báo cáo kết quả kiểm tra về Sở Giáo dục và Đào tạo (qua Phòng Giáo dục Trung học - Thường xuyên) chậm nhất ngày 15/01/2024 để tổng hợp.

Nơi nhận:
- Như trên;
- Lưu: VT, GDTrH-TX.
KT. GIÁM ĐỐC
PHÓ GIÁM ĐỐC
Lê Văn Nhân
"""  # noqa: E501


def test_an_official_letter_in_two_columns():
    plan = read(LETTER)
    assert plan.header.document_type == "Công văn"
    assert plan.header.title.startswith("tăng cường công tác ôn tập")
    assert (plan.header.number, plan.header.symbol, plan.header.place) == ("1452", "SGDĐT-GDTrH-TX", "Bạc Liêu")
    assert plan.recipients[:2] == (
        "Trưởng phòng Giáo dục và Đào tạo các huyện, thị xã, thành phố",
        "Hiệu trưởng các trường trung học phổ thông",
    )
    assert (plan.signature.authority, plan.signature.position) == ("KT.", "PHÓ GIÁM ĐỐC")
    assert tree(plan, "heading") == ["1 Công tác ôn tập", "2 Tổ chức kiểm tra", "3 Chế độ báo cáo"]
    assert ("Tổ chức", "2023-12-18", "2023-12-29") in rows(plan, "deadlines", "from_", "to")
    assert ("Các đơn", "receive", "Sở Giáo dục và Đào tạo") in rows(plan, "units", "role", "text")
    assert [(ref.node, ref.number, ref.symbol) for ref in plan.references] == [("grounds", "3935", "BGDĐT-GDTrH")]


INSTRUCTION = """
ỦY BAN NHÂN DÂN
HUYỆN NĂM CĂN
-------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
Số: 05/CT-UBND
Năm Căn, ngày 15 tháng 8 năm 2019

CHỈ THỊ
Về việc thực hiện nhiệm vụ trọng tâm năm học 2019 - 2020

Năm học 2018 - 2019, ngành giáo dục huyện đã đạt được nhiều kết quả quan trọng. Tuy nhiên, chất lượng giáo dục giữa các vùng vẫn còn chênh lệch; cơ sở vật chất một số trường chưa đáp ứng yêu cầu.

Để thực hiện tốt nhiệm vụ năm học 2019 - 2020, Chủ tịch Ủy ban nhân dân huyện yêu cầu các cơ quan, đơn vị tập trung thực hiện tốt các nhiệm vụ sau:

1. Phòng Giáo dục và Đào tạo
a) Chủ trì, phối hợp với Phòng Nội vụ rà soát, sắp xếp đội ngũ giáo viên, hoàn thành trong tháng 9 năm 2019.
b) Tham mưu Ủy ban nhân dân huyện kế hoạch xây dựng trường đạt chuẩn quốc gia; phấn đấu đến cuối năm 2020 có thêm 03 trường đạt chuẩn quốc gia.
2. Phòng Tài chính - Kế hoạch: Cân đối, bố trí kinh phí sửa chữa trường lớp; hướng dẫn các trường quản lý, sử dụng các khoản thu đúng quy định.
3. Giao Trưởng Công an huyện chỉ đạo công an các xã, thị trấn phối hợp với các trường bảo đảm an ninh trật tự khu vực cổng trường.
4. Ủy ban nhân dân các xã, thị trấn quan tâm đầu tư cơ sở vật chất cho các trường trên địa bàn; báo cáo kết quả về Ủy ban nhân dân huyện trước ngày 30/6/2020.
Chỉ thị này có hiệu lực kể từ ngày ký./.

Nơi nhận:
- Các đơn vị thuộc huyện;
- Lưu: VT, VP.
CHỦ TỊCH
Nguyễn Văn Thanh
"""  # noqa: E501


def test_an_instruction_tells_facts_first_and_then_who_shall_do_what():
    plan = read(INSTRUCTION)
    assert (plan.header.issuer, plan.header.document_type) == ("ỦY BAN NHÂN DÂN HUYỆN NĂM CĂN", "Chỉ thị")
    assert tree(plan, "heading") == ["1 Phòng Giáo dục và", "2 Phòng Tài chính -"]
    assert tree(plan, "directive") == [
        "  a Chủ trì, phối hợp",
        "  b Tham mưu Ủy ban",
        "  · phấn đấu đến cuối",
        "  · Cân đối, bố trí",
        "  · hướng dẫn các trường",
        "3 Giao Trưởng Công an",
        "4 Ủy ban nhân dân",
        "· báo cáo kết quả",
    ]
    assert rows(plan, "units", "role", "text") == [
        ("Phòng Giáo", "do", "Phòng Giáo dục và Đào tạo"),
        ("Chủ trì,", "coordinate", "Phòng Nội vụ"),
        ("Phòng Tài", "do", "Phòng Tài chính - Kế hoạch"),
        ("Giao Trưởng", "lead", "Trưởng Công an huyện"),
        ("Giao Trưởng", "do", "công an các xã, thị trấn"),
        ("Giao Trưởng", "coordinate", "các trường"),
        ("Ủy ban", "do", "Ủy ban nhân dân các xã, thị trấn"),
        ("báo cáo", "receive", "Ủy ban nhân dân huyện"),
    ]
    assert [target.value for target in plan.targets] == [3]


SECONDARY = """
UBND THÀNH PHỐ SÓC TRĂNG CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM
TRƯỜNG THCS LÊ QUÝ ĐÔN Độc lập - Tự do - Hạnh phúc
Số: 98/KH-THCSLQĐ TP. Sóc Trăng, ngày 25 tháng 9 năm 2021
KẾ HOẠCH GIÁO DỤC CỦA NHÀ TRƯỜNG
NĂM HỌC 2021-2022
Thực hiện Thông tư số 32/2018/TT-BGDĐT ngày 26/12/2018 của Bộ
trưởng Bộ Giáo dục và Đào tạo ban hành Chương trình giáo dục phổ thông;
Căn cứ tình hình thực tế, trường THCS Lê Quý Đôn xây dựng Kế hoạch
giáo dục năm học 2021-2022 như sau:
Phần thứ nhất
ĐÁNH GIÁ KẾT QUẢ NĂM HỌC 2020-2021
Năm học qua, nhà trường đã duy trì sĩ số 99,2%; có 12 học sinh giỏi cấp
thành phố.
Phần thứ hai
PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM HỌC 2021-2022
I. Mục tiêu chung
Tiếp tục đổi mới phương pháp dạy học theo hướng phát triển phẩm chất và
năng lực học sinh; nâng cao chất lượng giáo dục toàn diện.
II. Chỉ tiêu cụ thể
1. Học lực: Giỏi 25,5% (306 HS); Khá 40% (480 HS); Trung bình 30%; Yếu
không quá 4,5%.
2. Tỷ lệ tốt nghiệp THCS: 98% trở lên.
3. Học sinh giỏi cấp thành phố: 15 giải.
III. Nhiệm vụ, giải pháp
1. Nâng cao chất lượng đội ngũ
1.1. Bồi dưỡng thường xuyên
- Mỗi giáo viên tự bồi dưỡng các mô đun theo kế hoạch và nộp sản phẩm cho
tổ trưởng chuyên môn trước 30/4/2022.
1.2. Sinh hoạt tổ chuyên môn
Tổ trưởng báo cáo kết quả cho Phó Hiệu trưởng vào cuối mỗi học kỳ.
2. Dạy học hai buổi/ngày
Tổ chức dạy học 2 buổi/ngày đối với khối 6 từ học kỳ II năm học 2021-2022.
TM. BAN GIÁM HIỆU
HIỆU TRƯỞNG
(Đã ký)
Võ Minh Tuấn
"""


def test_a_secondary_school_s_plan_wrapped_to_the_width_of_a_page():
    plan = read(SECONDARY)
    assert (plan.header.parent_issuer, plan.header.issuer) == ("UBND THÀNH PHỐ SÓC TRĂNG", "TRƯỜNG THCS LÊ QUÝ ĐÔN")
    assert (plan.header.symbol, plan.header.place) == ("KH-THCSLQĐ", "TP. Sóc Trăng")
    assert plan.header.title == "GIÁO DỤC CỦA NHÀ TRƯỜNG NĂM HỌC 2021-2022"
    assert (plan.signature.authority, plan.signature.position, plan.signature.name) == (
        "TM.",
        "HIỆU TRƯỞNG",
        "Võ Minh Tuấn",
    )
    assert tree(plan, "heading") == [
        "Phần thứ nhất ĐÁNH GIÁ KẾT QUẢ",
        "Phần thứ hai PHƯƠNG HƯỚNG, NHIỆM VỤ",
        "  I Mục tiêu chung",
        "  II Chỉ tiêu cụ thể",
        "  III Nhiệm vụ, giải pháp",
        "    1 Nâng cao chất lượng",
        "      1.1 Bồi dưỡng thường xuyên",
        "      1.2 Sinh hoạt tổ chuyên",
        "    2 Dạy học hai buổi/ngày",
    ]
    assert [(target.comparator, target.value, target.unit) for target in plan.targets] == [
        ("=", 25.5, "%"), ("=", 40, "%"), ("=", 30, "%"), ("<=", 4.5, "%"), (">=", 98, "%"), ("=", 15, "giải"),
        ("=", 2, "buổi/ngày"),
    ]  # fmt: skip
    assert [(deadline.to, deadline.term, deadline.every) for deadline in plan.deadlines] == [
        ("2022-04-30", None, None),
        (None, None, "term"),
        (None, "HK2", None),
    ]


TABLE = """
UBND HUYỆN U MINH
TRƯỜNG TH&THCS KHÁNH HÒA

Số:        /KH-TH&THCSKH

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Khánh Hòa, ngày      tháng 8 năm 2023

KẾ HOẠCH
Chuyển đổi số năm học 2023 - 2024

I/ MỤC ĐÍCH - YÊU CẦU:

- Nhằm nâng cao nhận thức của đội ngũ về chuyển đổi số.

- Mỗi cán bộ, giáo viên là một hạt nhân tuyên truyền.

II/ NỘI DUNG THỰC HIỆN:

| TT | Nhiệm vụ | Đơn vị chủ trì | Đơn vị phối hợp | Thời gian hoàn thành | Sản phẩm |
|---|---|---|---|---|---|
| I | NHÓM NHIỆM VỤ VỀ HẠ TẦNG | | | | |
| 1 | Nâng cấp đường truyền Internet | Tổ Văn phòng | Viettel U Minh | Quý III/2023 | Hợp đồng |
| 2 | Trang bị 05 máy tính cho phòng Tin học | Hiệu trưởng | Kế toán | 30/10/2023 | Biên bản |
| II | NHÓM NHIỆM VỤ VỀ DỮ LIỆU | | | | |
| 3 | Triển khai học bạ số khối 1, khối 6 | Phó Hiệu trưởng | Các tổ chuyên môn | Tháng 5/2024 | Học bạ |

	HIỆU TRƯỞNG

	Lâm Thanh Hùng
Nơi nhận:
- Các tổ (thực hiện);
- Lưu VT.
"""


def test_a_table_of_assignments_with_groups_under_a_half_empty_head():
    plan = read(TABLE)
    assert (plan.header.number, plan.header.symbol) == (None, "KH-TH&THCSKH")
    assert (plan.header.place, plan.header.date) == ("Khánh Hòa", None)
    assert (plan.signature.position, plan.signature.name) == ("HIỆU TRƯỞNG", "Lâm Thanh Hùng")
    assert tree(plan, "heading", "table", "directive")[1:] == [
        "  - Mỗi cán bộ, giáo",
        "II NỘI DUNG THỰC HIỆN",
        "  · TT | Nhiệm vụ",
        "    I NHÓM NHIỆM VỤ VỀ",
        "      1 Nâng cấp đường truyền",
        "      2 Trang bị 05 máy",
        "    II NHÓM NHIỆM VỤ VỀ",
        "      3 Triển khai học bạ",
    ]
    assert rows(plan, "deadlines", "from_", "to") == [
        ("Nâng cấp", "2023-07-01", "2023-09-30"),
        ("Trang bị", None, "2023-10-30"),
        ("Triển khai", "2024-05-01", "2024-05-31"),
    ]
    assert rows(plan, "units", "role", "text")[:2] == [
        ("Nâng cấp", "lead", "Tổ Văn phòng"),
        ("Nâng cấp", "coordinate", "Viettel U Minh"),
    ]


GUIDANCE = """
ỦY BAN NHÂN DÂN THÀNH PHỐ VỊ THANH
PHÒNG GIÁO DỤC VÀ ĐÀO TẠO

Số: 215/PGDĐT-THCS
V/v hướng dẫn thực hiện nhiệm vụ giáo dục trung học cơ sở năm học 2020-2021

Vị Thanh, ngày 14 tháng 9 năm 2020

Kính gửi: Hiệu trưởng các trường trung học cơ sở trực thuộc.

Thực hiện Công văn số 1578/SGDĐT-GDTrH ngày 10/9/2020 của Sở Giáo dục và Đào tạo; Phòng Giáo dục và Đào tạo hướng dẫn thực hiện nhiệm vụ năm học 2020-2021 như sau:

A. NHIỆM VỤ CHUNG

Năm học 2020-2021 là năm học đầu tiên thực hiện chương trình mới đối với lớp 1. Tiếp tục thực hiện Nghị quyết số 29-NQ/TW.

B. NHIỆM VỤ CỤ THỂ

1. Dạy học các môn

- Môn Ngữ văn:

+ Tăng cường rèn kỹ năng đọc, viết.

+ Đổi mới cách ra đề theo hướng mở.

- Môn Tiếng Anh: Thực hiện chương trình 10 năm ở 100% lớp 6; khuyến khích các trường tổ chức câu lạc bộ tiếng Anh.

2. Hội thi giáo viên dạy giỏi

a) Thời gian: từ ngày 02/11/2020 đến ngày 20/11/2020.

b) Đơn vị phụ trách: Bộ phận chuyên môn THCS; phối hợp: Công đoàn ngành.

C. CÔNG TÁC THI ĐUA

Mỗi trường đăng ký ít nhất 02 sáng kiến; gửi hồ sơ thi đua về Phòng GD&ĐT trước ngày 15/5/2021.
"""  # noqa: E501


def test_a_guidance_with_bullets_in_bullets_and_lines_that_only_say_when_and_who():
    plan = read(GUIDANCE)
    assert plan.grounds == ("Thực hiện Công văn số 1578/SGDĐT-GDTrH ngày 10/9/2020 của Sở Giáo dục và Đào tạo",)
    assert tree(plan, "heading") == [
        "A NHIỆM VỤ CHUNG",
        "B NHIỆM VỤ CỤ THỂ",
        "  1 Dạy học các môn",
        "  2 Hội thi giáo viên",
        "C CÔNG TÁC THI ĐUA",
    ]
    assert tree(plan, "directive") == [
        "  · Tiếp tục thực hiện",
        "      + Tăng cường rèn kỹ",
        "      + Đổi mới cách ra",
        "    - Môn Tiếng Anh: Thực",
        "    · khuyến khích các trường",
        "  · Mỗi trường đăng ký",
        "  · gửi hồ sơ thi",
    ]
    assert rows(plan, "deadlines", "from_", "to") == [
        ("Hội thi", "2020-11-02", "2020-11-20"),
        ("gửi hồ", None, "2021-05-15"),
    ]
    assert rows(plan, "units", "role", "text") == [
        ("khuyến khích", "do", "các trường"),
        ("Hội thi", "do", "Bộ phận chuyên môn THCS"),
        ("Hội thi", "coordinate", "Công đoàn ngành"),
        ("Mỗi trường", "do", "Mỗi trường"),
        ("gửi hồ", "receive", "Phòng GD&ĐT"),
    ]


@pytest.mark.parametrize(
    "text", ["", "\n\n", "Xin chào", "1.\n2.\n3.", "|||\n|", "Điều 1.", "Nơi nhận:", "KẾ HOẠCH", "(((", "Số:"]
)
def test_cut_or_empty_text_gives_a_structure(text):
    plan = read_plan(text.encode(), "x.txt")
    assert plan.to_dict()["format"] == 1


def test_a_text_without_any_label_gives_its_demands_by_sentence():
    plan = read(
        "Các trường rà soát cơ sở vật chất trước năm học mới. Báo cáo kết quả về Phòng GD&ĐT trước ngày 15/8/2021."
    )
    assert tree(plan, "heading") == []
    assert [node.text.split()[0] for node in plan.nodes if node.kind == "directive"] == ["Các", "Báo"]
    assert plan.deadlines[0].to == "2021-08-15"
