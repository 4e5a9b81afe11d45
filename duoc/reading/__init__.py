"""State documents to structure: bytes in, a tree of headings, demands, targets, deadlines and doers out.

`read_plan` opens text, DOCX and PDF and gives a `Plan`; whatever the bytes, the answer is a structure or a
`ReadingError`. It works by the grammar of Vietnamese state documents and of the language alone: no database, no
network, no Django. The form of the result is `Plan.to_dict()`.
"""

from duoc.reading.doors import read_plan
from duoc.reading.errors import ReadingError
from duoc.reading.model import Deadline, Header, Node, Plan, Reference, Repair, Signature, Target, Unit

__all__ = [
    "Deadline",
    "Header",
    "Node",
    "Plan",
    "ReadingError",
    "Reference",
    "Repair",
    "Signature",
    "Target",
    "Unit",
    "read_plan",
]
