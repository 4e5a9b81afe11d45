"""Vietnamese text: one form to store, one to search, one to sort, and the grammar of a syllable.

`nfc` is what is stored, `fold` what a search box compares, `sort_key` what a list is ordered by; `is_syllable` says
whether a word can be Vietnamese at all, and `legacy` reads the font encodings (TCVN3, VNI) of old sheets. Pure Python,
no Django: every room may use it.
"""

from duoc.kit.text.casing import sentence_case
from duoc.kit.text.names import LONGEST_KEY, Name, person_sort_key, sort_key, split_name
from duoc.kit.text.normal import fold, nfc, strip_tone, tone_of
from duoc.kit.text.numbers import from_roman, to_roman, vn_number
from duoc.kit.text.syllables import Syllable, is_syllable, parse_syllable

__all__ = [
    "LONGEST_KEY",
    "Name",
    "Syllable",
    "fold",
    "from_roman",
    "is_syllable",
    "nfc",
    "parse_syllable",
    "person_sort_key",
    "sentence_case",
    "sort_key",
    "split_name",
    "strip_tone",
    "to_roman",
    "tone_of",
    "vn_number",
]
