"""The worker process: takes jobs from the queue, and every half minute looks after those that died or are due."""

from __future__ import annotations

import signal
import threading
import time
from types import FrameType

from django.db import close_old_connections
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker

from duoc.kit.jobs.sweeping import start_due, sweep

CARE_EVERY = 30.0
"""Seconds between two sweeps."""


class WorkerLoop:
    """Drains the queue in small helpings, so that sweeps are never starved by a full queue."""

    HELPING = 5

    def __init__(self, *, interval: float = 1.0) -> None:
        self._interval = interval
        self._stopping = threading.Event()
        self._tasks = Worker(
            queue_names=["*"],
            interval=0,
            batch=True,
            backend_name="default",
            startup_delay=False,
            max_tasks=self.HELPING,
            worker_id=get_random_string(32),
            excluded_queue_names=[],
        )

    def stop(self, signum: int = 0, frame: FrameType | None = None) -> None:
        """End after the job in hand; asked a second time, end at once (the job is then taken up by the next sweep)."""
        if self._stopping.is_set() and signum:
            raise SystemExit(1)
        self._stopping.set()
        self._tasks.running = False

    def helping(self) -> int:
        """Run at most a handful of waiting jobs. Returns how many ran."""
        self._tasks._run_tasks = 0
        self._tasks.run()
        return self._tasks._run_tasks

    def run(self) -> None:
        """Work until stopped."""
        cared_at = float("-inf")
        while not self._stopping.is_set():
            close_old_connections()
            if time.monotonic() - cared_at >= CARE_EVERY:
                sweep()
                start_due()
                cared_at = time.monotonic()
            if self.helping() == 0:
                self._stopping.wait(self._interval)


def run_worker(*, interval: float = 1.0) -> None:
    """Be the worker until SIGTERM or SIGINT: for `duoc worker`."""
    loop = WorkerLoop(interval=interval)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, loop.stop)
    loop.run()


def drain() -> None:
    """Run everything that waits, then return: for scripts and tests."""
    loop = WorkerLoop(interval=0)
    sweep()
    while loop.helping():
        pass
