"""The one kind of error that a service raises on purpose."""

from __future__ import annotations


class DomainError(Exception):
    """A refusal with a stable code for programs and a sentence for people.

    `code` is what callers decide by; `text` says what happened and how to mend it, in the user's language; `field`
    names the form field it belongs to, or None for the whole form. Nothing ever reads the sentence to decide.
    """

    def __init__(self, code: str, text: str, *, field: str | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.text = text
        self.field = field

    def __str__(self) -> str:
        return str(self.text)


class Conflict(DomainError):  # noqa: N818 (a refusal, read as a noun)
    """Somebody else saved the same record first. Nothing was overwritten.

    `current` is the row as it stands now, so that a page can show both versions side by side.
    """

    def __init__(self, text: str, *, current: object) -> None:
        super().__init__("conflict", text)
        self.current = current
