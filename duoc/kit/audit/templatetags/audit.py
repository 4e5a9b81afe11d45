"""`{% load audit %}`: `{{ event.event|event_title }}`."""

from django import template

from duoc.kit.audit.titles import title_of

register = template.Library()
register.filter("event_title", title_of)
