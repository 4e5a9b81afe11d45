"""`python -m duoc.law`: the law room without the rest of the house."""

from duoc.law.cli import law

law(prog_name="python -m duoc.law")
