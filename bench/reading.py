"""How well and how fast state documents are read: `python bench/reading.py [--seeds 1,2,3]`.

Prints the figures of the worked examples, clean and with three letters in a hundred spoiled as a scanner spoils them,
and the time that 200 pages take. `dev` are the examples that the reader was built with, `held out` those that were kept
aside until its first version stood.
"""

import argparse
import random
from pathlib import Path
from statistics import mean
from time import perf_counter, process_time

import yaml

from duoc.reading import read_plan
from duoc.reading.tests import scoring
from duoc.reading.tests.scanning import noisy

EXAMPLES = Path(__file__).resolve().parent.parent / "duoc/reading/tests/examples"
HELD_OUT = ("ha_tinh", "tuyen_quang")
LETTERS_A_PAGE = 2500
PAGES = 200


def figures(path: Path, text: str) -> dict[str, float | None]:
    """The F1 of each kind for one text of an example."""
    expected = yaml.safe_load(path.with_name(f"{path.stem}.expected.yaml").read_text(encoding="utf-8"))
    found = read_plan(text.encode(), path.name).to_dict()
    return scoring.flat(scoring.compare(scoring.Plan(expected), scoring.Plan(found)))


def show(title: str, paths: list[Path], seeds: list[int]) -> None:
    """One table: kind, clean, noisy, the lowest noisy figure."""
    texts = {path: path.read_text(encoding="utf-8") for path in paths}
    clean = [figures(path, text) for path, text in texts.items()]
    noise = [figures(path, noisy(text, 0.03, seed)) for path, text in texts.items() for seed in seeds]
    print(f"{title} ({len(paths)} documents, {len(seeds)} seeds)")
    for kind in (*scoring.KINDS, *scoring.EXTRAS):
        is_clean_only = kind == "repairs"
        calm = [row[kind] for row in clean if row[kind] is not None]
        loud = [row[kind] for row in noise if row[kind] is not None and not is_clean_only]
        if calm:
            rest = f"  noisy {mean(loud):.3f}  lowest {min(loud):.3f}" if loud else ""
            print(f"  {kind:11} clean {mean(calm):.3f}{rest}")


def time_pages() -> None:
    """The time for 200 pages in which hardly a sentence repeats."""
    text = (EXAMPLES / "ca_mau_2020_2021.txt").read_text(encoding="utf-8")
    start, end = text.index("I. MỤC ĐÍCH"), text.index("Nơi nhận")
    chance = random.Random(1)
    lines: list[str] = []
    while sum(map(len, lines)) < LETTERS_A_PAGE * PAGES:
        for line in text[start:end].split("\n"):
            words = line.split(" ")
            if len(words) > 12:
                words.insert(chance.randint(4, len(words) - 4), f"số {chance.randint(1, 10**6)}")
            lines.append(" ".join(words))
    document = (text[:start] + "\n".join(lines) + text[end:]).encode()
    started, worked = perf_counter(), process_time()
    plan = read_plan(document, "200 pages.txt")
    clock, processor = perf_counter() - started, process_time() - worked
    print(f"{PAGES} pages, {len(plan.nodes)} nodes: {clock:.2f} s ({processor:.2f} s of a processor)")


def main() -> None:
    """Print everything."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--seeds", default="1,2,3")
    seeds = [int(seed) for seed in parser.parse_args().seeds.split(",")]
    paths = sorted(EXAMPLES.glob("*.txt"))
    show("dev", [path for path in paths if not path.name.startswith(HELD_OUT)], seeds)
    show("held out", [path for path in paths if path.name.startswith(HELD_OUT)], seeds)
    time_pages()


if __name__ == "__main__":
    main()
