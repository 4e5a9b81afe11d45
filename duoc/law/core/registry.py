"""Every rule by its name: what `duoc law run`, `explain` and `list` and the reference pages walk over.

A rule's public function is typed and takes plain values. Beside it stands a small adapter, registered here, that reads
the words of a case file into those values and the result back into words:

    @rule(subject="staff", name="standard_rating", versions=RULES, vi="Xếp loại theo chuẩn …", en="Rating by …")
    def _standard_rating(version: str, given: Mapping[str, Any]) -> Mapping[str, Any]:
        result = standard_rating(given["ratings"], RULES[version])
        return {"level": result.level, "status": result.status, "because": result.because}

The key "because" holds the `Explanation`; `duoc law explain` shows it, and comparisons leave it out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from duoc.law.core.errors import LawError
from duoc.law.core.text import Text

Adapter = Callable[[str, Mapping[str, Any]], Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A registered rule: its subject and name, the versions it knows, what it does in plain words."""

    subject: str
    name: str
    versions: tuple[str, ...]
    plain: Text
    adapter: Adapter

    def __call__(self, version: str, given: Mapping[str, Any]) -> Mapping[str, Any]:
        """Answer for one version. Error: `unknown_version`."""
        if version not in self.versions:
            raise LawError(
                "unknown_version", field="version", value=version, rule=f"{self.subject}.{self.name}",
                vi=f"quy tắc chỉ có các phiên bản {', '.join(self.versions)}",
                en=f"the rule only has the versions {', '.join(self.versions)}",
            )  # fmt: skip
        return self.adapter(version, given)


RULES: dict[tuple[str, str], Rule] = {}


def rule(*, subject: str, name: str, versions: Iterable[str], vi: str, en: str) -> Callable[[Adapter], Adapter]:
    """Register the adapter of a rule. `vi` and `en` say in plain words what the rule decides.

    A rule may be registered in several places for different versions (one file per regulation); they are joined.
    """

    def register(adapter: Adapter) -> Adapter:
        key, mine = (subject, name), tuple(versions)
        other = RULES.get(key)
        if other is None:
            RULES[key] = Rule(subject, name, mine, Text(vi, en), adapter)
            return adapter
        if both := set(other.versions) & set(mine):
            raise ValueError(f"{subject}.{name} is registered twice for {sorted(both)}")
        RULES[key] = Rule(subject, name, other.versions + mine, other.plain, _either(other, mine, adapter))
        return adapter

    return register


def _either(first: Rule, mine: tuple[str, ...], adapter: Adapter) -> Adapter:
    return lambda version, given: (adapter if version in mine else first.adapter)(version, given)


def find(subject: str, name: str) -> Rule:
    """The rule of that name. Error: `unknown_rule`."""
    found = RULES.get((subject, name))
    if found is None:
        raise LawError(
            "unknown_rule", field="rule", value=name, rule=subject,
            vi="không có quy tắc nào mang tên này", en="there is no rule of this name",
        )  # fmt: skip
    return found


def rules(subject: str | None = None) -> tuple[Rule, ...]:
    """All registered rules, of one subject or of all, in order of subject and registration."""
    return tuple(found for found in RULES.values() if subject in (None, found.subject))
