"""Put the faults of scanning into a Vietnamese text, the same ones every time for one seed.

`rate` is the share of letters and digits that are touched. What is done (weights below):
diacritics lost or swapped (ế→é, ị→i, đ→d), O/0, l/1/I, words run together, words cut in two,
other bullet signs. Apart from that, as on scanned pages: long paragraphs broken into lines, and every
40 to 60 lines a page number and sometimes a running header, in the middle of a paragraph too (not with `pages=False`).

Kept as they are, so that what is meant can be found again: the order of the text, full stops, semicolons, colons,
labels at the start of a line, blank lines, and the two characters on either side of a fault.
"""

import random
import re
import unicodedata

TONES = "\u0300\u0301\u0309\u0303\u0323"  # huyền sắc hỏi ngã nặng
SHAPES = "\u0302\u0306\u031b"  # mũ, trăng, móc
WEIGHTS = {"lose": 34, "swap": 30, "shape": 14, "zero_one": 8, "join": 7, "split": 7}
LABEL = re.compile(
    r"^\s*(?:[IVXLC]{1,6}|[A-ZĐ]|\d{1,2}(?:\.\d{1,2})*|[a-zđ])\s*[.)/]|^\s*(?:Điều|Phần|Chương|Mục|Phụ lục)\s+\S+",
    re.IGNORECASE,
)


def marks(char):
    return unicodedata.normalize("NFD", char)


def lose(char, _):
    """ị → i, ế → ê, ê → e, đ → d."""
    if char in "đĐ":
        return "d" if char == "đ" else "D"
    base, *rest = marks(char)
    if not rest:
        return None
    shapes = "".join(m for m in rest if m not in TONES) if len(rest) > 1 else ""
    return unicodedata.normalize("NFC", base + shapes)


def swap(char, rng):
    """ả → ã, ộ → ổ: another tone on the same vowel."""
    base, *rest = marks(char)
    tones = [m for m in rest if m in TONES]
    if not tones:
        return None
    other = rng.choice([t for t in TONES if t != tones[0]])
    shapes = "".join(m for m in rest if m not in TONES)
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", base + shapes) + other)


def shape(char, _):
    """ế → é, ử → ủ: the hat, breve or horn is lost, the tone stays."""
    base, *rest = marks(char)
    left = [m for m in rest if m not in SHAPES]
    if len(left) == len(rest):
        return None
    return unicodedata.normalize("NFC", base + "".join(left))


def zero_one(char, _):
    return {"0": "O", "1": "l", "O": "0", "l": "1", "I": "l"}.get(char)


SINGLE = {"lose": lose, "swap": swap, "shape": shape, "zero_one": zero_one}


def faults(line, rate, rng, tally):
    """One line with its share of faults."""
    label = LABEL.match(line)
    start = label.end() if label else len(line) - len(line.lstrip())
    chars = list(line)
    quiet = start
    i = start
    while i < len(chars):
        char = chars[i]
        if i < quiet or not (char.isalnum() or char == " "):
            i += 1
            continue
        if rng.random() < rate:
            kinds = rng.choices(list(WEIGHTS), weights=list(WEIGHTS.values()), k=6)
            for kind in dict.fromkeys(kinds):
                if kind in SINGLE:
                    # the fault falls on the next letter that can have it
                    for j in range(i, min(i + 5, len(chars))):
                        new = SINGLE[kind](chars[j], rng)
                        if new is not None and new != chars[j]:
                            chars[j] = new
                            break
                    else:
                        continue
                elif kind == "join":
                    j = next(
                        (
                            k
                            for k in range(i, min(i + 8, len(chars) - 1))
                            if chars[k] == " " and k > start + 1 and chars[k - 1].isalpha() and chars[k + 1].isalpha()
                        ),
                        None,
                    )
                    if j is None:
                        continue
                    chars[j] = ""
                else:
                    j = next(
                        (
                            k
                            for k in range(i, min(i + 6, len(chars) - 1))
                            if k > start + 1 and chars[k - 1].isalpha() and chars[k].isalpha() and chars[k].islower()
                        ),
                        None,
                    )
                    if j is None:
                        continue
                    chars[j] = " " + chars[j]
                tally[kind] = tally.get(kind, 0) + 1
                quiet = j + 3
                break
        i += 1
    return "".join(chars)


def bullet(line, rng, tally):
    match = re.match(r"^(\s*)-(\s+)(?=\S)", line)
    if match and rng.random() < 0.15:
        tally["bullet"] = tally.get("bullet", 0) + 1
        return match.group(1) + rng.choice(["–", "—", "•", "-"]) + rng.choice(["", " "]) + line[match.end() :]
    return line


def wrap(line, rng, tally):
    """A long paragraph as the lines of a page."""
    if len(line) < 140 or line.count("|") > 1 or "\t" in line or rng.random() > 0.35:
        return [line]
    tally["wrap"] = tally.get("wrap", 0) + 1
    out, width = [], rng.randint(78, 96)
    while len(line) > width + 20:
        cut = line.rfind(" ", 20, width)
        if cut < 0:
            break
        out.append(line[:cut])
        line = line[cut + 1 :]
    return [*out, line]


def paginate(lines, rng, tally):
    """Page numbers and running headers between the lines."""
    header = next((x.strip() for x in lines if len(x.strip()) > 8), "")[:60]
    out, left, page, body = [], rng.randint(40, 60), 2, False
    for line in lines:
        body = body or bool(re.match(r"^\s*(I|A|1|Phần.*|Điều 1)[.\s]", line, re.IGNORECASE))
        if re.match(r"^\s*(\|\s*)?Nơi nhận", line):
            left = 10**9
        if body and left <= 0 and "|" not in line:
            out += ["", str(page)] + ([header] if rng.random() < 0.25 else []) + [""]
            tally["page"] = tally.get("page", 0) + 1
            left, page = rng.randint(40, 60), page + 1
        words = line.split(" ")
        if body and left == 1 and len(words) > 40 and "|" not in line and "\t" not in line:
            cut = rng.randint(15, len(words) - 15)
            if not re.search(r"[.;:]$", words[cut - 1]) and words[cut][:1].islower():
                out += [" ".join(words[:cut]), "", str(page), ""]
                line = " ".join(words[cut:])
                tally["page"] = tally.get("page", 0) + 1
                left, page = rng.randint(40, 60), page + 1
        out.append(line)
        left -= 1
    return out


def noisy(text, rate=0.03, seed=1, pages=True, tally=None):
    rng = random.Random(f"{seed}/{rate}")
    tally = {} if tally is None else tally
    text = unicodedata.normalize("NFC", text)
    if rate <= 0:
        return text
    out = []
    for line in text.split("\n"):
        line = bullet(faults(line, rate, rng, tally), rng, tally)
        out += wrap(line, rng, tally) if pages else [line]
    return "\n".join(paginate(out, rng, tally) if pages else out)
