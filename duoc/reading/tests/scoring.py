"""Compares a plan that was read with a structure made by hand, kind by kind.

header       share of the fields that are right
headings     F1 over headings and appendices: text, label and parent must be right
directives   F1: text and the nearest heading must be right
targets      F1: node, indicator, comparator, value and unit
deadlines    F1: node and dates (or term, or interval)
units        F1: node, name and role
references   F1: node, number and symbol (or kind and title where there is no number)

Text is compared without case, spaces and punctuation; a wrong or lost diacritic counts half a wrong letter.
Pairs are made one to one, best first; what is left over on either side counts against precision or recall.
"""

import datetime
import difflib
import unicodedata
from collections import Counter

TEXT = 0.85  # a directive's or heading's text
PARENT = 0.80  # the text of the heading above
NODE = 0.75  # the node that a target, deadline, unit or reference hangs on
NAME = 0.72  # a unit's name, a document's title
INDICATOR = 0.50  # the words of an indicator
KINDS = ("header", "headings", "directives", "targets", "deadlines", "units", "references")
EXTRAS = ("grounds", "recipients", "roles", "repairs")

FIELDS = {  # header field: how it is compared
    "parent_issuer": "name",
    "issuer": "name",
    "number": "exact",
    "symbol": "symbol",
    "place": "name",
    "date": "exact",
    "document_type": "name",
    "title": "title",
    "school_year": "exact",
}
SIGNATURE = {"authority": "exact", "position": "name", "name": "name"}


# ---------------------------------------------------------------- text


def plain(value):
    """Lower case, NFC, letters and digits and % only, no spaces."""
    if value is None:
        return ""
    text = unicodedata.normalize("NFC", str(value)).casefold()
    return "".join(c for c in text if c.isalnum() or c == "%")


def bare(text):
    """Without diacritics."""
    text = unicodedata.normalize("NFD", text.replace("đ", "d"))
    return "".join(c for c in text if not unicodedata.combining(c))


class Text:
    """A text prepared for many comparisons."""

    __slots__ = ("bare", "grams", "plain")

    def __init__(self, value):
        self.plain = plain(value)
        self.bare = bare(self.plain)
        self.grams = (
            Counter(self.bare[i : i + 3] for i in range(max(1, len(self.bare) - 2))) if self.bare else Counter()
        )

    def like(self, other, floor=0.0):
        """Similarity 0..1; may return 0 early when it is surely below `floor`."""
        if self.plain == other.plain:
            return 1.0
        a, b = len(self.bare), len(other.bare)
        if not a or not b:
            return 0.0
        if 2 * min(a, b) / (a + b) < floor:
            return 0.0
        if floor > 0.6 and min(a, b) > 25:
            common = sum((self.grams & other.grams).values())
            if 2 * common / (sum(self.grams.values()) + sum(other.grams.values())) < floor - 0.35:
                return 0.0
        rough = difflib.SequenceMatcher(None, self.bare, other.bare, autojunk=False).ratio()
        if rough < floor:
            return 0.0
        exact = difflib.SequenceMatcher(None, self.plain, other.plain, autojunk=False).ratio()
        return (rough + exact) / 2


def similar(a, b):
    return Text(a).like(Text(b))


def same(a, b):
    """Equal as identifiers: numbers, labels, terms, dates."""
    return plain(a) == plain(b)


def same_symbol(a, b):
    """Equal as symbols of documents: KH-PGDĐT is KH-PGDDT."""
    return bare(plain(a)) == bare(plain(b))


# ---------------------------------------------------------------- reading


def tidy(value):
    """Dates to ISO text, everywhere."""
    if isinstance(value, (datetime.date, datetime.datetime)):
        return value.isoformat()[:10]
    if isinstance(value, dict):
        return {str(k): tidy(v) for k, v in value.items()}
    if isinstance(value, list):
        return [tidy(v) for v in value]
    return value


def rows(document, key):
    value = document.get(key) if isinstance(document, dict) else None
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []


class Plan:
    def __init__(self, document):
        document = tidy(document) if isinstance(document, dict) else {}
        self.document = document
        self.header = document.get("header") if isinstance(document.get("header"), dict) else {}
        self.signature = document.get("signature") if isinstance(document.get("signature"), dict) else {}
        self.nodes = [n for n in rows(document, "nodes") if n.get("id") is not None]
        self.by_id = {}
        for node in self.nodes:
            self.by_id.setdefault(node["id"], node)
        self.text = {id(node): Text(node.get("text")) for node in self.nodes}

    def above(self, node):
        """The nearest heading or appendix above a node, or None."""
        seen = set()
        parent = self.by_id.get(node.get("parent"))
        while parent is not None and id(parent) not in seen:
            if parent.get("kind") in ("heading", "appendix"):
                return parent
            seen.add(id(parent))
            parent = self.by_id.get(parent.get("parent"))
        return None

    def of_kind(self, *kinds):
        return [n for n in self.nodes if n.get("kind") in kinds]


# ---------------------------------------------------------------- matching


def pair_up(expected, found, score):
    """One-to-one pairs, best score first. score(e, f) is 0 where the two cannot match."""
    candidates = []
    for i, e in enumerate(expected):
        for j, f in enumerate(found):
            value = score(e, f)
            if value > 0:
                candidates.append((-value, abs(i / max(1, len(expected)) - j / max(1, len(found))), i, j))
    pairs, left, right = [], set(), set()
    for _, _, i, j in sorted(candidates):
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            pairs.append((i, j))
    return pairs


def measure(expected, found, score):
    """Precision, recall, F1 and the misses."""
    if not expected:
        return {
            "p": None,
            "r": None,
            "f1": None,
            "expected": 0,
            "found": len(found),
            "right": 0,
            "pairs": [],
            "missed": [],
            "extra": list(range(len(found))),
        }
    pairs = pair_up(expected, found, score)
    right = len(pairs)
    p = right / len(found) if found else 0.0
    r = right / len(expected)
    return {
        "p": p,
        "r": r,
        "f1": 2 * p * r / (p + r) if p + r else 0.0,
        "expected": len(expected),
        "found": len(found),
        "right": right,
        "pairs": pairs,
        "missed": sorted(set(range(len(expected))) - {i for i, _ in pairs}),
        "extra": sorted(set(range(len(found))) - {j for _, j in pairs}),
    }


def same_parent(want, wanted, got, given):
    """The headings above two nodes are the same heading (by text)."""
    a, b = want.above(wanted), got.above(given)
    if a is None or b is None:
        return a is None and b is None
    if not want.text[id(a)].plain and not got.text[id(b)].plain:
        return same(a.get("label"), b.get("label"))
    return want.text[id(a)].like(got.text[id(b)], PARENT) >= PARENT


def score_header(want, got):
    checks = [(f, how, want.header.get(f), got.header.get(f)) for f, how in FIELDS.items()]
    checks += [("signature." + f, how, want.signature.get(f), got.signature.get(f)) for f, how in SIGNATURE.items()]
    wrong = []
    for field, how, a, b in checks:
        if how == "exact":
            good = same(a, b)
        elif how == "symbol":
            good = same_symbol(a, b)
        elif not plain(a) or not plain(b):
            good = not plain(a) and not plain(b)
        else:
            good = similar(a, b) >= (0.90 if how == "title" else 0.85)
        if not good:
            wrong.append(f"{field}: {b!r}, expected {a!r}")
    return {
        "f1": 1 - len(wrong) / len(checks),
        "p": None,
        "r": None,
        "expected": len(checks),
        "found": len(checks),
        "right": len(checks) - len(wrong),
        "wrong": wrong,
    }


def score_headings(want, got):
    expected, found = want.of_kind("heading", "appendix"), got.of_kind("heading", "appendix")

    def score(e, f):
        if not same(e.get("label"), f.get("label")):
            return 0
        value = want.text[id(e)].like(got.text[id(f)], TEXT)
        if value < TEXT or not same_parent(want, e, got, f):
            return 0
        return value

    return measure(expected, found, score), expected, found


def score_directives(want, got):
    expected, found = want.of_kind("directive"), got.of_kind("directive")

    def score(e, f):
        value = want.text[id(e)].like(got.text[id(f)], TEXT)
        if value < TEXT or not same_parent(want, e, got, f):
            return 0
        return value

    result = measure(expected, found, score)
    roles = [expected[i].get("role") == found[j].get("role") for i, j in result["pairs"]]
    return result, expected, found, (sum(roles) / len(roles) if roles else (0.0 if expected else None))


def node_score(want, a, got, b):
    """Do two rows hang on the same node?"""
    x, y = a.get("node"), b.get("node")
    if x == "grounds" or y == "grounds":
        return 1.0 if x == y else 0.0
    x, y = want.by_id.get(x), got.by_id.get(y)
    if x is None or y is None:
        return 0.0
    if not want.text[id(x)].plain and not got.text[id(y)].plain:
        return 1.0 if same(x.get("label"), y.get("label")) else 0.0
    value = want.text[id(x)].like(got.text[id(y)], NODE)
    if value < NODE:
        return 0.0
    return value * (1.0 if same_parent(want, x, got, y) else 0.9)


def number(value):
    try:
        return None if value is None or isinstance(value, bool) else float(value)
    except (TypeError, ValueError):
        return "?"


def score_rows(want, got, key, value_of):
    expected, found = rows(want.document, key), rows(got.document, key)

    def score(e, f):
        value = value_of(e, f)
        return value and (value + 1) * node_score(want, e, got, f)

    return measure(expected, found, score), expected, found


def target_value(e, f):
    if e.get("comparator") != f.get("comparator") or number(e.get("value")) != number(f.get("value")):
        return 0
    if e.get("unit") and not same(e["unit"], f.get("unit")) and similar(e["unit"], f.get("unit")) < NAME:
        return 0
    a, b = plain(e.get("indicator")), plain(f.get("indicator"))
    value = similar(a, b)
    if a and b and (a in b or b in a) and 3 * min(len(a), len(b)) >= max(len(a), len(b)):
        value = max(value, INDICATOR)
    return value if value >= INDICATOR else 0


def deadline_value(e, f):
    for field in ("from", "to", "term", "every"):
        if not same(e.get(field), f.get(field)):
            return 0
    return 0.1 + similar(e.get("text"), f.get("text"))


def unit_value(e, f):
    if e.get("role") != f.get("role"):
        return 0
    value = similar(e.get("text"), f.get("text"))
    return value if value >= NAME else 0


def reference_value(e, f):
    if plain(e.get("number")) or plain(f.get("number")):
        return 1.0 if same(e.get("number"), f.get("number")) and same_symbol(e.get("symbol"), f.get("symbol")) else 0
    if not same_symbol(e.get("symbol"), f.get("symbol")):
        return 0
    a = " ".join(str(e.get(k) or "") for k in ("document_type", "title"))
    b = " ".join(str(f.get(k) or "") for k in ("document_type", "title"))
    value = similar(a, b)
    return value if value >= NAME else 0


def score_strings(want, got, key):
    def strings(plan):
        value = plan.document.get(key)
        return [Text(s) for s in value if isinstance(s, str)] if isinstance(value, list) else []

    def score(a, b):
        value = a.like(b, TEXT)
        return value if value >= TEXT else 0

    return measure(strings(want), strings(got), score)


def score_repairs(want, got):
    def score(a, b):
        if a.get("line") != b.get("line"):
            return 0
        value = similar(a.get("after"), b.get("after"))
        return value if value >= 0.6 else 0

    return measure(rows(want.document, "repairs"), rows(got.document, "repairs"), score)


def compare(want, got):
    """All figures: {"header": {...}, "headings": {...}, …}."""
    out = {"header": score_header(want, got)}
    out["headings"], *lists = score_headings(want, got)
    out["headings"]["lists"] = lists
    out["directives"], expected, found, roles = score_directives(want, got)
    out["directives"]["lists"] = [expected, found]
    for key, value_of in (
        ("targets", target_value),
        ("deadlines", deadline_value),
        ("units", unit_value),
        ("references", reference_value),
    ):
        out[key], *lists = score_rows(want, got, key, value_of)
        out[key]["lists"] = lists
    out["grounds"] = score_strings(want, got, "grounds")
    out["recipients"] = score_strings(want, got, "recipients")
    out["roles"] = {"f1": roles}
    out["repairs"] = score_repairs(want, got)
    return out


def flat(figures):
    return {k: None if figures[k]["f1"] is None else round(figures[k]["f1"], 4) for k in KINDS + EXTRAS}
