"""The product's own language, for sentences that are kept."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.utils import translation


@contextmanager
def in_source_language() -> Iterator[None]:
    """Say what follows in the product's own language: it is kept, and read by others than its writer.

    For `with in_source_language():`, or as a decorator of the function that makes the sentence.
    """
    with translation.override(settings.LANGUAGE_CODE):  # a new one each time: used by itself, threads would share it
        yield
