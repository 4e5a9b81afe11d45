import csv
import unicodedata
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duoc.kit.text import (
    LONGEST_KEY,
    fold,
    from_roman,
    is_syllable,
    nfc,
    parse_syllable,
    person_sort_key,
    sentence_case,
    sort_key,
    split_name,
    to_roman,
    vn_number,
)
from duoc.kit.text.legacy import Encoding, decode, detect

HERE = Path(__file__).parent


def rows(name):
    with (HERE / name).open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


NAMES = rows("vn_sorted_names.csv")
PAIRS = rows("legacy_pairs.csv")
VIETNAMESE = st.text("aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạếềểễệợừĐẮ -'", max_size=30)


def test_a_class_list_stands_in_the_order_of_the_golden_file():
    names = [row["full_name"] for row in NAMES]
    by_code_point = sorted(names)
    assert by_code_point != names
    assert sorted(by_code_point, key=sort_key) == names
    assert sorted(names, key=lambda name: sort_key(name).encode()) == names


def test_separate_fields_give_the_key_of_the_full_name():
    for row in NAMES:
        assert person_sort_key(row["given"], row["family"], row["middle"]) == sort_key(row["full_name"])
        assert split_name(row["full_name"]) == (row["family"], row["middle"], row["given"])


def test_a_given_name_of_several_syllables_is_sorted_by_its_first():
    assert person_sort_key("Sa Rây", "Danh") > person_sort_key("Sa", "Danh")
    assert person_sort_key("Sa Rây", "Danh") < person_sort_key("Tâm", "Danh")


@pytest.mark.parametrize(
    ("one", "other"), [("Hòa", "Hoà"), ("Thúy", "Thuý"), ("LÊ AN", "lê an"), ("Đinh An", "Ðinh  An")]
)
def test_spelling_variants_of_a_name_have_the_same_place(one, other):
    assert sort_key(one).rpartition(" ")[0].split(" ")[:3] == sort_key(other).rpartition(" ")[0].split(" ")[:3]


def test_i_and_y_are_different_letters():
    assert sort_key("Nguyễn Lí") < sort_key("Nguyễn Lý")
    assert sort_key("Lí Z") < sort_key("Lý Z")


def test_a_name_of_one_word_is_a_given_name():
    assert split_name(" Sơn\u00a0") == ("", "", "Sơn")
    assert split_name("") == ("", "", "")


@given(VIETNAMESE)
def test_decomposed_text_folds_and_sorts_as_composed_text(text):
    decomposed = unicodedata.normalize("NFD", text)
    assert fold(decomposed) == fold(text)
    assert sort_key(decomposed) == sort_key(text)
    assert nfc(nfc(decomposed)) == nfc(text)


@given(st.text())
def test_folding_twice_changes_nothing_more(text):
    assert fold(fold(text)) == fold(text)


def test_a_search_without_marks_finds_names_with_marks():
    assert {fold(name) for name in ("Đặng", "Đang", "Dang", "ÐẶNG ")} == {"dang"}


def test_words_of_the_language_are_syllables():
    words = "nghiêng khuyết quý gì giếng gìn Đẩy mạnh ỷ kiểm tuyển hoạch huỳnh thuở xoong y kỳ lý hoà hòa yêu"
    assert [word for word in words.split(" ") if not is_syllable(word)] == []


def test_what_breaks_the_grammar_is_no_syllable():
    words = "đìều thúờng giì kanh cê nge tach hiệncác nhiem dát1 w UBND gky hoàch thit nghy đinht"
    assert [word for word in ("", *words.split(" ")) if is_syllable(word)] == []


@given(st.text(max_size=300))
def test_a_key_fits_its_column_whatever_was_typed(name):
    """Each sign outside the alphabet takes seven places in a key."""
    assert len(sort_key(name)) <= LONGEST_KEY
    assert len(person_sort_key(name, name, name)) <= LONGEST_KEY


def test_a_syllable_has_onset_rime_and_tone():
    syllable = parse_syllable("Nghiệp")
    assert syllable is not None
    assert (syllable.onset, syllable.rime, syllable.tone) == ("ngh", "iêp", 5)


@pytest.mark.parametrize("row", PAIRS, ids=[row["id"] for row in PAIRS])
def test_legacy_text_becomes_the_unicode_that_was_meant(row):
    encoding = Encoding(row["encoding"])
    assert decode(row["legacy_text"], encoding, font=row["font"]) == row["unicode_nfc"]
    assert bytes.fromhex(row["legacy_bytes_cp1252"]).decode("cp1252") == row["legacy_text"]
    assert detect(row["legacy_text"], font=row["font"]) is encoding


@pytest.mark.parametrize("row", PAIRS, ids=[row["id"] for row in PAIRS])
def test_unicode_text_is_never_taken_for_legacy_text(row):
    assert detect(row["unicode_nfc"]) is None


def test_legacy_text_is_recognised_without_a_font():
    for encoding in Encoding:
        column = [row["legacy_text"] for row in PAIRS if row["encoding"] == encoding and not row["font"].endswith("H")]
        assert detect("\n".join(column)) is encoding
    assert detect("Café Paris") is None


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [(12345.5, None, "12.345,5"), (7, None, "7"), (7.25, 1, "7,3"), (Decimal("0.10"), None, "0,1"), (-0.0, 1, "0,0"),
     (1000000, 0, "1.000.000"), (-1234.5, 2, "-1.234,50")],
)  # fmt: skip
def test_numbers_have_a_decimal_comma(value, decimals, text):
    assert vn_number(value, decimals) == text


@given(st.integers(1, 3999))
def test_a_roman_numeral_is_read_back(number):
    assert from_roman(to_roman(number)) == number


@pytest.mark.parametrize("text", ["", "IIII", "ABC", "VX"])
def test_a_malformed_roman_numeral_is_none(text):
    assert from_roman(text) is None


@pytest.mark.parametrize(
    ("printed", "written"),
    [
        (
            "THỰC HIỆN NHIỆM VỤ NĂM HỌC 2020 - 2021 CỦA PHÒNG GD&ĐT THÀNH PHỐ CÀ MAU",
            "Thực hiện nhiệm vụ năm học 2020 - 2021 của phòng GD&ĐT thành phố Cà Mau",
        ),
        ("“XÓA MÙ CHỮ” HỌC KỲ II TẠI TH HÙNG VƯƠNG", "“Xóa mù chữ” học kỳ II tại TH Hùng Vương"),
        ("Về việc khai giảng tại TP CÀ MAU", "Về việc khai giảng tại TP CÀ MAU"),
        ("2020", "2020"),
        ("", ""),
    ],
)
def test_capitals_are_taken_back_but_for_names_and_abbreviations(printed, written):
    names = ["Phòng GD&ĐT thành phố Cà Mau", "Trường Tiểu học Hùng Vương"]
    assert sentence_case(printed, names) == written
