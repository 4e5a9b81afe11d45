"""Files of all kinds at the door: what opens, what is refused, and with which words."""

import io
import zipfile

import docx
import pytest
import typst
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from duoc.reading import Plan, ReadingError, read_plan

HEAD = ["ỦY BAN NHÂN DÂN HUYỆN NĂM CĂN", "Số: 12/KH-UBND", "KẾ HOẠCH", "Phát triển giáo dục năm 2021"]


def saved(document):
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def plan_as_docx():
    document = docx.Document()
    table = document.add_table(1, 2)
    table.cell(0, 0).text = "UBND HUYỆN NĂM CĂN\nTRƯỜNG TIỂU HỌC SỐ 1\nSố: 12/KH-THS1"
    table.cell(
        0, 1
    ).text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nNăm Căn, ngày 05 tháng 9 năm 2020"
    for text in ("KẾ HOẠCH", "Thực hiện nhiệm vụ năm học 2020 - 2021", "I. MỤC TIÊU"):
        document.add_paragraph(text)
    for text in ("Nâng cao chất lượng dạy học.", "Tổ chức hội thi trước ngày 20/11/2020."):
        document.add_paragraph(text, style="List Number")
    document.add_paragraph("II. PHÂN CÔNG")
    work = document.add_table(2, 3)
    for cell, text in zip(work.rows[0].cells, ("STT", "Công việc", "Người thực hiện"), strict=True):
        cell.text = text
    for cell, text in zip(work.rows[1].cells, ("1", "Kiểm tra thư viện", "Nhân viên thư viện"), strict=True):
        cell.text = text
    return document


def test_a_word_file_keeps_its_automatic_numbers_and_tables_in_order():
    plan = read_plan(saved(plan_as_docx()), "kế hoạch.docx")
    assert (plan.header.issuer, plan.header.number, plan.header.date) == ("TRƯỜNG TIỂU HỌC SỐ 1", "12", "2020-09-05")
    assert [(node.kind, node.label, node.text.split("|")[0].strip()) for node in plan.nodes] == [
        ("heading", "I", "MỤC TIÊU"),
        ("directive", "1", "Nâng cao chất lượng dạy học"),
        ("directive", "2", "Tổ chức hội thi trước ngày 20/11/2020"),
        ("heading", "II", "PHÂN CÔNG"),
        ("table", None, "STT"),
        ("directive", "1", "Kiểm tra thư viện"),
    ]
    assert [(unit.role, unit.text) for unit in plan.units] == [("do", "Nhân viên thư viện")]


def test_inserted_text_counts_and_deleted_text_does_not():
    document = plan_as_docx()
    paragraph = document.add_paragraph("Rà soát ")
    for tag, text_tag, text in (("w:ins", "w:t", "đội ngũ giáo viên."), ("w:del", "w:delText", "cơ sở vật chất.")):
        change, run, piece = OxmlElement(tag), OxmlElement("w:r"), OxmlElement(text_tag)
        piece.text = text
        run.append(piece)
        change.append(run)
        paragraph._p.append(change)
    assert read_plan(saved(document), "x.docx").nodes[-1].text == "Rà soát đội ngũ giáo viên"


def test_a_word_file_in_an_old_font_is_decoded():
    document = docx.Document()
    run = document.add_paragraph().add_run("§Èy m¹nh phong trµo thi ®ua.")
    run.font.name = ".VnTime"
    run._r.rPr.rFonts.set(qn("w:hAnsi"), ".VnTime")
    assert read_plan(saved(document), "x.docx").nodes[0].text == "Đẩy mạnh phong trào thi đua"


def test_a_pdf_gives_its_text_layer():
    source = "\n\n".join((*HEAD, "I. NHIỆM VỤ", "1. Xây dựng trường đạt chuẩn quốc gia trước ngày 30/6/2021."))
    plan = read_plan(typst.compile(source.replace("#", "").encode()), "x.pdf")
    assert (plan.header.number, plan.header.document_type) == ("12", "Kế hoạch")
    assert [deadline.to for deadline in plan.deadlines] == ["2021-06-30"]


def test_a_pdf_of_pictures_is_refused_with_what_to_do():
    with pytest.raises(ReadingError) as refused:
        read_plan(typst.compile(b"#rect(width: 5cm, height: 5cm)"), "quét.pdf")
    assert refused.value.code == "no_text_layer"
    assert "OCR" in refused.value.message_vi


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_text_opens_in_any_unicode_encoding(encoding):
    assert read_plan("\n".join(HEAD).encode(encoding), "x.txt").header.number == "12"


def test_text_in_an_old_font_encoding_is_decoded():
    legacy = "KÕ ho¹ch n¨m häc. C¸c tr­êng tiÕp tôc n©ng cao chÊt l­îng gi¸o dôc."
    assert (
        read_plan(legacy.encode("cp1252"), "x.txt").nodes[-1].text == "Các trường tiếp tục nâng cao chất lượng giáo dục"
    )


def zip_of(parts):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts:
            archive.writestr(name, content)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (zip_of([("word/document.xml", b"0" * 130_000_000)]), "unpacks_too_large"),
        (zip_of([(f"{number}.xml", b"") for number in range(3001)]), "unpacks_too_large"),
        (zip_of([("xl/workbook.xml", b"<x/>")]), "not_docx"),
        (zip_of([("word/document.xml", b"<x/>")]), "broken_docx"),
        (b"PK\x03\x04 and nothing more", "broken_docx"),
        (b"%PDF-1.7 and nothing more", "broken_pdf"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "old_word"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"\x00\x01\x02" * 500, "not_text"),
    ],
    ids=["bomb", "many-parts", "sheet", "hollow", "cut-docx", "cut-pdf", "old-word", "picture", "bytes"],
)
def test_what_cannot_be_read_is_refused_with_a_reason_in_both_languages(data, code):
    with pytest.raises(ReadingError) as refused:
        read_plan(data, "tệp")
    assert refused.value.code == code
    assert refused.value.message_vi
    assert refused.value.message_en


WORDS = st.sampled_from(
    ["I.", "1.", "a)", "-", "+", "Điều 1.", "Phụ lục", "KẾ HOẠCH", "Căn cứ", "Nơi nhận:", "Kính gửi:", "|", ":", ";",
     ".", "(", '"', "ngày 31/02/2020", "100%", "Số:", "/KH", "các trường", "phối hợp với", "UBND", "TM.",
     "trước ngày 5/9", "\n", "\n\n"]
)  # fmt: skip


def read_or_refused(data):
    try:
        plan = read_plan(data, "x")
    except ReadingError:
        return
    assert isinstance(plan, Plan)
    assert plan.to_dict()["format"] == 1


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.one_of(
        st.binary(max_size=400), st.text(max_size=300).map(str.encode), st.binary(max_size=200).map(b"%PDF-1.4".__add__)
    )
)
def test_any_bytes_give_a_structure_or_a_reason(data):
    read_or_refused(data)


@settings(max_examples=200, deadline=None)
@given(st.lists(WORDS, max_size=40))
def test_any_medley_of_a_document_s_signs_gives_a_structure(words):
    read_or_refused(" ".join(words).encode())


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_a_damaged_word_file_gives_a_structure_or_a_reason(data):
    whole = bytearray(saved(docx.Document()))
    for _ in range(data.draw(st.integers(1, 5))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    read_or_refused(bytes(whole))


def test_columns_by_tabs_in_a_word_file_stay_apart():
    document = docx.Document()
    for text in (
        "UBND HUYỆN NĂM CĂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Số: 7/KH-UBND\tNăm Căn, ngày 05/9/2020",
        "KẾ HOẠCH",
    ):
        document.add_paragraph(text)
    assert read_plan(saved(document), "x.docx").header.issuer == "UBND HUYỆN NĂM CĂN"


def test_the_signature_beside_the_recipients_on_one_line_is_no_recipient():
    lines = [*HEAD, "I. NHIỆM VỤ", "1. Tổ chức hội thi.", "Nơi nhận: TM. ỦY BAN NHÂN DÂN", "- Sở GDĐT; KT. CHỦ TỊCH",
             "- Các trường; PHÓ CHỦ TỊCH", "- Lưu: VT. Trần Thanh Bình"]  # fmt: skip
    plan = read_plan("\n".join(lines).encode(), "x.txt")
    assert (plan.signature.authority, plan.signature.name) == ("TM. KT.", "Trần Thanh Bình")
    assert plan.recipients == ("Sở GDĐT", "Các trường", "Lưu: VT")
