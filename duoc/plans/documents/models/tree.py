"""The tree of a plan's text."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from duoc.kit.dated import Dated
from duoc.plans.documents.models.plan import Plan


class NodeKind(models.TextChoices):
    """What a piece of a document is by its form."""

    HEADING = "heading", _("Đề mục")
    DIRECTIVE = "directive", _("Chỉ đạo")
    PARAGRAPH = "paragraph", _("Đoạn văn")
    TABLE = "table", _("Bảng")
    APPENDIX = "appendix", _("Phụ lục")


class NodeRole(models.TextChoices):
    """What a piece of a plan is by its meaning."""

    TASK = "task", _("Nhiệm vụ")
    SOLUTION = "solution", _("Giải pháp")
    TARGET = "target", _("Chỉ tiêu")
    PRINCIPLE = "principle", _("Nguyên tắc, yêu cầu")
    ORIENTATION = "orientation", _("Định hướng, mục tiêu")


class Node(Dated):
    """A heading, directive, paragraph, table or annex.

    Of an issued plan a node is never changed: an amendment ends it (`valid_to`) and puts another in its place
    (`replaces`), so that the plan of any day can be read. While a plan is a draft both days are empty.
    """

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="nodes", verbose_name=_("kế hoạch"))
    parent = models.ForeignKey(
        "self", models.CASCADE, null=True, blank=True, related_name="children", verbose_name=_("mục trên")
    )
    position = models.IntegerField(_("thứ tự"))
    kind = models.CharField(_("loại"), max_length=10, choices=NodeKind)
    role = models.CharField(_("vai trò"), max_length=12, choices=NodeRole, blank=True)
    label = models.CharField(_("ký hiệu mục"), max_length=30, blank=True)
    text = models.TextField(_("nội dung"))
    first_line = models.PositiveIntegerField(_("dòng đầu"), null=True, blank=True)
    last_line = models.PositiveIntegerField(_("dòng cuối"), null=True, blank=True)
    is_reviewed = models.BooleanField(_("đã rà soát"), default=False)
    due_on = models.DateField(_("hạn mới"), null=True, blank=True)  # what an amendment prints; the task has its own
    replaces = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="replaced_by", verbose_name=_("thay cho")
    )
    amended_by = models.ForeignKey(
        Plan, models.SET_NULL, null=True, blank=True, related_name="amended_nodes", verbose_name=_("văn bản sửa đổi")
    )

    class Meta(Dated.Meta):
        verbose_name = _("mục")
        indexes: ClassVar = [models.Index(fields=["plan", "position"], name="node_plan_position")]

    def __str__(self) -> str:
        return self.text[:80]
