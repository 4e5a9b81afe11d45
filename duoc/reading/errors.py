"""The one error of this room."""


class ReadingError(Exception):
    """A file that cannot be read at all, with a stable code and a sentence for people in both languages."""

    def __init__(self, code: str, message_vi: str, message_en: str) -> None:
        super().__init__(message_en)
        self.code = code
        self.message_vi = message_vi
        self.message_en = message_en
