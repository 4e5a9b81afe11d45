"""Approvals: states and transitions as a table.

Nouns: `State`, `Transition`, `Machine`, `StateChange`. An area writes its machine down once, as data; what a person may
press, what a service refuses and the diagram in the documentation all come from that table. Who may press it is the
policy's affair, not the machine's. The area's own model extends the abstract `StateChange` with the foreign key to its
object (`related_name="changes"`), and its service calls `move` under a lock, then records its audit event.
"""

from duoc.kit.approvals.machine import Machine, State, Transition
from duoc.kit.approvals.services import move

__all__ = ["Machine", "State", "Transition", "move"]
