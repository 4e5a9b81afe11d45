"""What the law room says when it is asked something that has no answer."""

from __future__ import annotations


class LawError(ValueError):
    """Bad input: names the field, its value and the rule that refuses it, in both languages.

    `code` is for programs and never changes; the sentences are for people and nothing reads them to decide.
    `rule` is the regulation and article (or the registered name of the rule) that the value broke.
    """

    def __init__(self, code: str, *, field: str, value: object, rule: str, vi: str, en: str) -> None:
        super().__init__(f"{field}: {value!r} ({rule}): {vi} / {en}")
        self.code = code
        self.field = field
        self.value = value
        self.rule = rule
        self.text_vi = vi
        self.text_en = en

    def vi(self) -> str:
        """The error in Vietnamese: field, value, what is wrong, rule."""
        return f"{self.field} = {self.value!r}: {self.text_vi} ({self.rule})"

    def en(self) -> str:
        """The error in English: field, value, what is wrong, rule."""
        return f"{self.field} = {self.value!r}: {self.text_en} ({self.rule})"


class ParameterError(Exception):
    """A parameter file is wrong: a mistake of ours, found when the file is read. Says the file and the field."""

    def __init__(self, file: str, field: str, problem: str) -> None:
        super().__init__(f"{file}: {field}: {problem}")
        self.file = file
        self.field = field
        self.problem = problem
