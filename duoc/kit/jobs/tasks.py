"""The one task that the queue knows: run the job with this id."""

from __future__ import annotations

from django_tasks import task

from duoc.kit.jobs.running import execute


@task()
def run_job(job_id: str) -> None:
    """Run a job by its id. Harmless if it has been run, stopped or taken by another worker."""
    execute(job_id)
