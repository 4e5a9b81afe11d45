"""What each lower secondary regulation expects of its input, by the identifier of the regulation."""

from __future__ import annotations

from functools import partial

from duoc.law.assessment import tt22, tt58
from duoc.law.assessment.lower_secondary import LowerSecondaryRule, check_exempt, wording
from duoc.law.assessment.reading import Form

RULES: dict[str, LowerSecondaryRule] = {**tt58.RULES, **tt22.RULES}


def _form(rule: LowerSecondaryRule) -> Form:
    return Form(
        regulation=rule.regulation.id,
        programme="CT2006" if isinstance(rule, tt58.TT58) else "CT2018",
        comment_only=frozenset(rule.comment_only.value),
        wording=wording(rule),
        check_exempt=partial(check_exempt, rule=rule),
        before_tt26=isinstance(rule, tt58.TT58) and rule.is_before_tt26,
    )


FORMS: dict[str, Form] = {name: _form(rule) for name, rule in RULES.items()}
