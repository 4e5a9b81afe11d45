"""`{% load plans %}`: how plans are written on a page."""

from __future__ import annotations

from django import template

from duoc.plans.documents.wording import after_type, calm

register = template.Library()
register.filter("calm", calm)
register.filter("after_type", after_type)
