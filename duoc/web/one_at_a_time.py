"""What many ask for at once is worked out by one of them, and the others wait for that."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

LONGEST_WAIT = 5.0  # seconds; then whoever waits works it out after all
LOCKS = 64


class Queues:
    """A lock for each of many keys, of a fixed number: two keys may share one. What waits inside itself goes on."""

    def __init__(self) -> None:
        self._locks = [threading.RLock() for _lock in range(LOCKS)]

    @contextmanager
    def one_at_a_time(self, key: str) -> Iterator[None]:
        """Wait until nobody else in this process works on what has this key, but never for ever."""
        lock = self._locks[hash(key) % LOCKS]
        has_lock = lock.acquire(timeout=LONGEST_WAIT)
        try:
            yield
        finally:
            if has_lock:
                lock.release()
