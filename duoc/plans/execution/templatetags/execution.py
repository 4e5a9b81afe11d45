"""Small pieces of the pages of work."""

from __future__ import annotations

from functools import cache

from django import template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

register = template.Library()

STEPS = (10, 25, 50, 75, 90, 100)


@register.simple_tag
def steps(percent: int) -> SafeString:
    """`{% steps task.percent %}`: how far the work is, to choose by one touch; the present step is chosen."""
    return _drawn(percent, get_language())


@cache
def _drawn(percent: int, language: str | None) -> SafeString:
    """The page of a busy person has dozens of these, and they differ in nothing but the percentage."""
    choices = [
        f'<label><input type="radio" name="percent" value="{step}"{" checked" if step == percent else ""}>'
        f"<span>{_('Xong') if step == 100 else f'{step} %'}</span></label>"
        for step in STEPS
    ]
    return mark_safe(f'<div class="d-steps">{"".join(choices)}</div>')
