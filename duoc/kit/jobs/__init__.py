"""Long work in the background: with progress, a stop button, and no harm when a machine dies half-way.

Nouns: `Job` (one piece of work and how far it is), *kind* (what can be done, registered with `@job`), `Recurrence`
(the next due time of work that comes back, registered with `@every`). Anybody who starts something that takes more
than a second meets it as the page "Việc đang chạy".

    @job("students.export", title=_("Xuất danh sách học sinh"))
    def export_students(handle: JobHandle, *, school: int) -> Outcome:
        handle.progress(0, 900, _("Đang đọc danh sách"))

    services.start("students.export", {"school": 7}, by=request.actor, scope=7, key="students.export:7:2020-11-24")

A job may be started again after a crash, so a handler must be repeatable without harm: write in one transaction.
"""

from duoc.kit.jobs.kinds import JobCancelled, JobHandle, Outcome, every, job

__all__ = ["JobCancelled", "JobHandle", "Outcome", "every", "job"]
