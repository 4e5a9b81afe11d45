"""What a plan asks for: tasks with the "five clears", and targets bound to indicators."""

from __future__ import annotations

from decimal import Decimal
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from duoc.kit.versioned import Versioned
from duoc.plans.documents.models.plan import Plan, in_force
from duoc.plans.documents.models.tree import Node
from duoc.registry.calendar.models import Term
from duoc.registry.organizations.models import Level, Organization
from duoc.registry.people.models import Staff


class TaskKind(models.TextChoices):
    """A demand of the office, or work by which somebody carries it out."""

    DIRECTIVE = "directive", _("Nhiệm vụ của Phòng")
    ACTIVITY = "activity", _("Hoạt động")


def work_in_force(prefix: str = "") -> Q:
    """Tasks of plans that hold, without what still waits for approval. `prefix`: "task__", say."""
    return in_force(f"{prefix}plan__") & Q(**{f"{prefix}is_pending": False})


class Task(Versioned):
    """A piece of work of a plan: a directive that goes to schools, or an activity by which somebody carries it out.

    The "5 rõ": who (`lead`, `lead_staff`, `people`, `addressed_to`), what (`title`), when (`starts_on`, `due_on`),
    result (`deliverable`), responsibility (`lead`). `percent`, `progress_on` and `done_on` repeat the last progress
    entry; `due_on` is the day that holds now, its changes are kept as `DueChange`.

    In a plan that is open for additions, `is_pending` marks what waits for approval: a new activity, or another wording
    of one in force (`revises`; with `cancelled_on` the wish to drop it). On approval it takes the other's place.
    """

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="tasks", verbose_name=_("kế hoạch"))
    kind = models.CharField(_("loại"), max_length=10, choices=TaskKind)
    node = models.OneToOneField(Node, models.CASCADE, null=True, blank=True, related_name="task", verbose_name=_("mục"))
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="tasks", verbose_name=_("đơn vị"))
    sort_key = models.CharField(max_length=60, default="", editable=False)
    section = models.CharField(_("mục"), max_length=30, blank=True)
    number = models.CharField(_("số thứ tự trong kế hoạch"), max_length=30, blank=True)
    title = models.TextField(_("công việc"))
    objective = models.TextField(_("mục tiêu"), blank=True)
    solution = models.TextField(_("giải pháp"), blank=True)
    means = models.TextField(_("nguồn lực, phương tiện"), blank=True)
    deliverable = models.CharField(_("sản phẩm"), max_length=300, blank=True)
    lead = models.ForeignKey(
        Organization,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="led_tasks",
        verbose_name=_("bộ phận chủ trì"),
    )
    lead_staff = models.ForeignKey(
        Staff, models.SET_NULL, null=True, blank=True, related_name="led_tasks", verbose_name=_("người chủ trì")
    )
    people = models.ManyToManyField(Staff, related_name="tasks", blank=True, verbose_name=_("người thực hiện"))
    levels = models.JSONField(_("cấp học"), default=list, blank=True)
    addressed_to = models.ManyToManyField(
        Organization, related_name="addressed_tasks", blank=True, verbose_name=_("trường thực hiện")
    )
    serves = models.ManyToManyField(
        "self", symmetrical=False, related_name="served_by", blank=True, verbose_name=_("thực hiện nhiệm vụ")
    )
    is_pending = models.BooleanField(_("chờ duyệt bổ sung"), default=False, editable=False)
    revises = models.OneToOneField(
        "self", models.CASCADE, null=True, blank=True, related_name="revision", verbose_name=_("bản đang có hiệu lực")
    )
    late_reason = models.CharField(_("lý do trễ so với văn bản"), max_length=300, blank=True)
    term = models.CharField(_("học kỳ"), max_length=3, choices=Term.Code, blank=True)
    starts_on = models.DateField(_("bắt đầu"), null=True, blank=True)
    due_on = models.DateField(_("hạn"), null=True, blank=True)
    added_on = models.DateField(_("ngày bổ sung"), null=True, blank=True)
    cancelled_on = models.DateField(_("ngày bỏ"), null=True, blank=True)
    percent = models.PositiveSmallIntegerField(_("tiến độ (%)"), default=0)
    progress_on = models.DateField(_("ngày báo tiến độ"), null=True, blank=True)
    done_on = models.DateField(_("ngày xong"), null=True, blank=True)

    class Meta:
        verbose_name = _("công việc")
        indexes: ClassVar = [
            models.Index(fields=["plan", "sort_key"], name="task_plan_sort"),
            models.Index(fields=["organization", "due_on"], name="task_organization_due"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(percent__lte=100), name="task_percent_at_most_100"),
            models.CheckConstraint(
                condition=Q(starts_on__isnull=True) | Q(due_on__isnull=True) | Q(due_on__gte=models.F("starts_on")),
                name="task_due_not_before_start",
                violation_error_message=_("Hạn phải từ ngày bắt đầu trở đi."),
            ),
            models.CheckConstraint(
                condition=Q(revises__isnull=True) | Q(is_pending=True), name="task_revision_is_pending"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_in_force(self) -> bool:
        """Whether this is work to be done now: of a plan that holds, not waiting for approval, not dropped."""
        return self.plan.is_in_force and not self.is_pending and self.cancelled_on is None

    @property
    def level_choices(self) -> tuple[Level, ...]:
        """Levels of school that the directive is for."""
        return tuple(Level(level) for level in self.levels)


class DueChange(models.Model):
    """That the deadline of a task was moved on a day, to another day or to none."""

    task = models.ForeignKey(Task, models.CASCADE, related_name="due_changes", verbose_name=_("công việc"))
    dated_on = models.DateField(_("ngày"))
    due_on = models.DateField(_("hạn"), null=True, blank=True)
    reason = models.CharField(_("lý do"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("thay đổi hạn")
        ordering: ClassVar = ["dated_on", "pk"]


class Comparator(models.TextChoices):
    """How a figure has to stand to the value of its target."""

    EQUAL = "=", _("bằng")
    AT_LEAST = ">=", _("ít nhất")
    AT_MOST = "<=", _("không quá")
    INCREASE = "increase", _("tăng")
    DECREASE = "decrease", _("giảm")
    STANDARD = "standard", _("theo quy định")


class Target(models.Model):
    """A figure to be reached or held, as printed, and the indicator that measures it (empty until bound)."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="targets", verbose_name=_("kế hoạch"))
    node = models.ForeignKey(Node, models.CASCADE, related_name="targets", verbose_name=_("mục"))
    words = models.CharField(_("chỉ tiêu"), max_length=300)
    indicator = models.CharField(_("chỉ số"), max_length=60, blank=True)
    slice = models.CharField(_("cấp, khối"), max_length=10, blank=True)
    comparator = models.CharField(_("so sánh"), max_length=10, choices=Comparator, default=Comparator.EQUAL)
    value = models.DecimalField(_("mức"), max_digits=14, decimal_places=3, null=True, blank=True)
    unit = models.CharField(_("đơn vị tính"), max_length=40, blank=True)
    due_on = models.DateField(_("đến ngày"), null=True, blank=True)

    class Meta:
        verbose_name = _("chỉ tiêu")

    def __str__(self) -> str:
        return self.words

    def is_met(self, figure: Decimal | None, norm: Decimal | None = None) -> bool | None:
        """Whether a figure reaches the target; None where there is nothing to compare."""
        wanted = norm if self.comparator == Comparator.STANDARD else self.value
        if figure is None or wanted is None or self.comparator in (Comparator.INCREASE, Comparator.DECREASE):
            return None
        if self.comparator == Comparator.AT_LEAST:
            return figure >= wanted
        if self.comparator in (Comparator.AT_MOST, Comparator.STANDARD):
            return figure <= wanted
        return figure == wanted
