"""The areas of the product, in the order of the house from the ground up.

Adding an area means adding one line here. What an area says about itself (policy, navigation, search, indicators,
jobs, sheets) is collected from its modules at start; see `duoc.project.collect`.
"""

KIT = [
    "duoc.kit.audit",
    "duoc.kit.jobs",
    "duoc.kit.sheets",
    "duoc.kit.files",
    "duoc.kit.notices",
]
REGISTRY = [
    "duoc.registry.organizations",
    "duoc.registry.calendar",
    "duoc.registry.people",
    "duoc.registry.enrollment",
    "duoc.registry.access",
    "duoc.registry.registers",
]
INDICATORS: list[str] = [
    "duoc.indicators.engine",
    "duoc.indicators.registry_figures",
    "duoc.indicators.local_facts",
]
SERVICE: list[str] = [
    "duoc.service.regulations",
]
PLANS: list[str] = [
    "duoc.plans.documents",
    "duoc.plans.execution",
    "duoc.plans.difficulties",
    "duoc.plans.steering",
    "duoc.plans.reports",
]

AREAS = [*KIT, *REGISTRY, *INDICATORS, *SERVICE, *PLANS]
