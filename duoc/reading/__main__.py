"""`python -m duoc.reading FILE` prints the structure of a document as JSON."""

import json
import sys
from pathlib import Path

from duoc.reading import ReadingError, read_plan


def main(arguments: list[str]) -> int:
    """Print one file's structure; 2 where it cannot be read."""
    if len(arguments) != 1:
        sys.stderr.write("python -m duoc.reading FILE\n")
        return 2
    path = Path(arguments[0])
    try:
        plan = read_plan(path.read_bytes(), path.name)
    except (OSError, ReadingError) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    sys.stdout.write(json.dumps(plan.to_dict(), ensure_ascii=False, indent=1) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
