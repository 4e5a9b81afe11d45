"""`{% load regulations %}`: how well a value is known, and when a regulation holds, as people say it."""

from __future__ import annotations

from collections.abc import Mapping

from django import template
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duoc.law.core.parameters import Span
from duoc.law.core.result import Step
from duoc.service.regulations.calculators.base import Reason
from duoc.service.regulations.library import said
from duoc.web.formatting import day_text
from duoc.web.templatetags.ui import chip

register = template.Library()
register.filter("said", said)

CERTAINTY: Mapping[str, tuple[str | Promise, str]] = {
    "text": (gettext_lazy("Đã đọc văn bản"), "good"),
    "recalled": (gettext_lazy("Nhớ lại"), "warn"),
    "interpretation": (gettext_lazy("Cách hiểu"), "info"),
    "shaky": (gettext_lazy("Chưa xác minh"), "bad"),
    "not_loaded": (gettext_lazy("Chưa có văn bản"), "bad"),
}


@register.simple_tag
def certainty(name: str) -> SafeString | str:
    """`{% certainty row.certainty %}`: a chip that says how well a value is known; nothing where nobody said."""
    return chip(*CERTAINTY[name]) if name in CERTAINTY else ""


@register.filter
def in_words(span: Span) -> str:
    """`{{ regulation|in_words }}`: the days from which and until which something holds."""
    if span.from_ is None and span.to is None:
        return _("chưa rõ ngày có hiệu lực")
    if span.from_ is None:
        return _("đến trước ngày %(to)s") % {"to": day_text(span.to)}
    if span.to is None:
        return _("từ ngày %(from)s đến nay") % {"from": day_text(span.from_)}
    return _("từ ngày %(from)s đến trước ngày %(to)s") % {"from": day_text(span.from_), "to": day_text(span.to)}


@register.filter
def reason(step: Step) -> Reason:
    """`{{ step|reason }}`: a step of an explanation in the reader's language."""
    return Reason.of(step)
