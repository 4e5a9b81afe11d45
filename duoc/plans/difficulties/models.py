"""Difficulties and the answers to them."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from duoc.kit.versioned import Versioned
from duoc.plans.documents.models import Task
from duoc.registry.organizations.models import Organization


class DifficultyState(models.TextChoices):
    """How far the office has come with a difficulty."""

    OPEN = "open", _("Chờ trả lời")
    FORWARDED = "forwarded", _("Đã chuyển")
    ANSWERED = "answered", _("Đã trả lời")
    DECIDED = "decided", _("Đã quyết định")
    WITHDRAWN = "withdrawn", _("Đã rút")


WAITING = (DifficultyState.OPEN, DifficultyState.FORWARDED)


class Difficulty(Versioned):
    """What keeps a school from carrying out a task, and by when the office has to answer.

    `same_as`: another difficulty whose answer serves this one too. `handled_by`: the division (or higher body) that it
    lies with now. `answered_on` is the day of its own answer.
    """

    code = models.CharField(_("mã"), max_length=40, unique=True)
    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="difficulties", verbose_name=_("đơn vị")
    )
    task = models.ForeignKey(
        Task, models.SET_NULL, null=True, blank=True, related_name="difficulties", verbose_name=_("công việc")
    )
    title = models.CharField(_("khó khăn, vướng mắc"), max_length=200)
    text = models.TextField(_("mô tả"), blank=True)
    proposal = models.TextField(_("đề xuất của trường"), blank=True)
    state = models.CharField(_("trạng thái"), max_length=10, choices=DifficultyState, default=DifficultyState.OPEN)
    handled_by = models.ForeignKey(
        Organization, models.SET_NULL, null=True, blank=True, related_name="handled_difficulties"
    )
    same_as = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="alike", verbose_name=_("cùng nhóm với")
    )
    raised_on = models.DateField(_("ngày báo"))
    due_on = models.DateField(_("hạn trả lời"), null=True, blank=True)
    answered_on = models.DateField(_("ngày trả lời"), null=True, blank=True)
    withdrawn_on = models.DateField(_("ngày rút"), null=True, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("người lập")
    )

    class Meta:
        verbose_name = _("khó khăn, vướng mắc")
        verbose_name_plural = "difficulties"
        indexes: ClassVar = [models.Index(fields=["state", "due_on"], name="difficulty_state_due")]

    def __str__(self) -> str:
        return self.title


class Answer(models.Model):
    """What the office said to a difficulty: an answer, a decision, or that it was forwarded."""

    difficulty = models.ForeignKey(
        Difficulty, models.CASCADE, related_name="answers", verbose_name=_("khó khăn, vướng mắc")
    )
    kind = models.CharField(_("loại"), max_length=10, choices=DifficultyState)
    text = models.TextField(_("nội dung"))
    is_published = models.BooleanField(_("công bố cho các trường"), default=False)
    dated_on = models.DateField(_("ngày"))
    at = models.DateTimeField(_("thời điểm"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("người thực hiện")
    )

    class Meta:
        verbose_name = _("câu trả lời")
        ordering: ClassVar = ["at"]
