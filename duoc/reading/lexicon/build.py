"""Build `pairs.txt`, the counts of syllables that stand together, from texts.

    python -m duoc.reading.lexicon.build --words LIST TEXT... > duoc/reading/lexicon/pairs.txt
    python -m duoc.reading.lexicon.build --onto duoc/reading/lexicon/pairs.txt phrases.txt > pairs.txt

TEXT: state documents and `phrases.txt`. `--onto` keeps the counts of a list as they stand and adds what is new. LIST:
a list of compound words, one a line; its pairs count once. A syllable group is kept as `left<TAB>right:count
right:count …`; what is no syllable stands as a class (see `repairs.tokens`).
"""

import argparse
import itertools
import sys
from collections import Counter, defaultdict
from pathlib import Path

from duoc.kit.text import is_syllable, nfc
from duoc.reading.tokens import END, canonical, shape_of, tokens_of


def main(arguments: list[str]) -> int:
    """Count and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--words", type=Path)
    parser.add_argument("--onto", type=Path)
    parser.add_argument("texts", nargs="+", type=Path)
    options = parser.parse_args(arguments)
    pairs: Counter[tuple[str, str]] = Counter()
    for path in options.texts:
        for line in nfc(path.read_text(encoding="utf-8")).splitlines():
            shapes = [shape_of(token) for token in tokens_of(line)]
            pairs.update(zip([END, *shapes], [*shapes, END], strict=True))
    if options.onto:
        pairs = Counter({**pairs, **_counts(options.onto.read_text(encoding="utf-8"))})
    known = set(pairs)
    if options.words:
        for word in nfc(options.words.read_text(encoding="utf-8")).splitlines():
            parts = word.lower().split()
            if len(parts) > 1 and all(map(is_syllable, parts)):
                shapes = [canonical(part) for part in parts]
                pairs.update(pair for pair in itertools.pairwise(shapes) if pair not in known)
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for (left, right), count in sorted(pairs.items()):
        groups[left].append(f"{right}:{count}" if count > 1 else right)
    for left, rights in sorted(groups.items()):
        sys.stdout.write(f"{left}\t{' '.join(rights)}\n")
    return 0


def _counts(text: str) -> dict[tuple[str, str], int]:
    """The counts of a list that was built before."""
    found = {}
    for line in text.splitlines():
        left, _, rights = line.partition("\t")
        for item in rights.split():
            right, _, number = item.partition(":")
            found[left, right] = int(number or 1)
    return found


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
