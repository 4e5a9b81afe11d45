"""Serving pages and doing background work, as two processes of one command."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from types import FrameType

import click

from duoc.project.cli.language import say


def refuse_taken_port(host: str, port: int) -> None:
    """Stop where something already answers: the port can be shared, and then old code would answer as well."""
    with socket.socket() as probe:
        probe.settimeout(0.5)
        if probe.connect_ex((host if host != "0.0.0.0" else "127.0.0.1", port)) == 0:
            raise click.ClickException(
                say(
                    f"Cổng {port} đang có chương trình khác dùng. Dừng nó, hoặc chọn cổng khác bằng --port.",
                    f"Port {port} is in use. Stop that program, or choose another port with --port.",
                )
            )


def server_command(host: str, port: int, workers: int) -> list[str]:
    """granian with limits written out; four threads a worker."""
    return [
        *(sys.executable, "-m", "granian", "--interface", "wsgi", "--host", host, "--port", str(port)),
        *("--workers", str(workers), "--blocking-threads", "4", "--backpressure", "64", "--no-ws"),
        *("--workers-kill-timeout", "10", "--log-level", "warning"),
        "duoc.project.wsgi:application",
    ]


def worker_command() -> list[str]:
    """The background worker as its own process."""
    return [sys.executable, "-m", "duoc.project.cli", "worker"]


@contextlib.contextmanager
def process_group(commands: list[list[str]]) -> Iterator[list[subprocess.Popen[bytes]]]:
    """Start each command in a session of its own; at the end stop all of them with their children."""
    running = [subprocess.Popen(command, start_new_session=True) for command in commands]
    try:
        yield running
    finally:
        for process in running:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGTERM)
        for process in running:
            try:
                process.wait(timeout=12)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)


def serve_until_stopped(host: str, port: int, workers: int, *, with_worker: bool) -> int:
    """Run web server and worker until one ends or a signal comes. Returns the exit code."""
    refuse_taken_port(host, port)
    stopped = False

    def stop(signum: int, frame: FrameType | None) -> None:
        nonlocal stopped
        stopped = True

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    commands = [server_command(host, port, workers)] + ([worker_command()] if with_worker else [])
    with process_group(commands) as running:
        while not stopped:
            if any(process.poll() is not None for process in running):
                return 1
            time.sleep(0.3)
    return 0
