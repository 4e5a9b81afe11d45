"""What people and machines type where it does not belong."""

from __future__ import annotations

HUGE = "ư" * 1_000_000

JUNK: dict[str, str] = {
    "empty": "",
    "spaces": "  \u00a0\u3000 ",
    "letters": "abc",
    "no such day": "31/02/2020",
    "day of the year nought": "01/01/0000",
    "last day there is": "31/12/9999",
    "nines": "99/99/9999",
    "infinite": "1e309",
    "not a number": "NaN",
    "thirty noughts": "1" + "0" * 30,
    "five thousand figures": "9" * 5000,
    "negative": "-1",
    "fraction": "1,5",
    "superscript": "²",
    "arabic figures": "١٢٣",
    "NUL": "a\x00b",
    "decomposed": "Nguye\u0302\u0303n Thi\u0323 Hoa",
    "emoji": "👩‍🏫🇻🇳",
    "html": "<script>alert(1)</script>\"'>",
    "sql": "' OR 1=1; DROP TABLE access_account; --",
    "template": "{{ 7|add:7 }}{% load x %}%(x)s %s {0}",
    "patterns": "%_\\*?[",
    "path": "../../etc/passwd",
    "direction marks": "\u202e\u2066abc",
    "foreign id": "999999999",
}
