"""Plain text: the encoding is found out, old font encodings are decoded."""

from duoc.kit.text import nfc


def read_text(data: bytes) -> tuple[str, ...]:
    """The lines of a text file."""
    return tuple(nfc(data.decode("utf-8", errors="replace")).splitlines())
