"""The trace: one event for every write, chained by hash to the one before it, one chain a scope.

Nouns: `AuditEvent`, `AuditHead`, `Actor`. Services call `record`; pages show `history`; `verify` finds a row that was
altered, removed, inserted or re-ordered behind the application's back.
"""

from duoc.kit.audit.actor import SYSTEM, Actor

__all__ = ["SYSTEM", "Actor"]
