"""Plans, their nodes and edits, and what they ask for."""

from duoc.plans.documents.models.edits import Edit, Repair
from duoc.plans.documents.models.plan import Plan, PlanKind, PlanState, PlanStateChange, in_force
from duoc.plans.documents.models.tree import Node, NodeKind, NodeRole
from duoc.plans.documents.models.work import Comparator, DueChange, Target, Task, TaskKind, work_in_force

__all__ = [
    "Comparator",
    "DueChange",
    "Edit",
    "Node",
    "NodeKind",
    "NodeRole",
    "Plan",
    "PlanKind",
    "PlanState",
    "PlanStateChange",
    "Repair",
    "Target",
    "Task",
    "TaskKind",
    "in_force",
    "work_in_force",
]
