"""`{% load drawn %}`: a part of a page that is drawn once and kept until what it depends on changes.

    {% drawn seconds "name" key … %} … {% enddrawn %}

Django's `{% cache %}` with one thing more: when many ask for a part that nobody has drawn since the last write (a whole
office opens the board at eight), one of them draws it and the others wait for that, instead of all of them drawing the
same. With 0 seconds it is drawn each time, for everybody by themselves.
"""

from __future__ import annotations

from django import template
from django.core.cache import caches
from django.core.cache.utils import make_template_fragment_key
from django.template.base import FilterExpression, NodeList, Parser, Token
from django.template.context import Context
from django.utils.safestring import SafeString, mark_safe

from duoc.web.one_at_a_time import Queues

register = template.Library()
_drawing = Queues()


class DrawnNode(template.Node):
    """What stands between `{% drawn %}` and `{% enddrawn %}`."""

    def __init__(self, content: NodeList, seconds: FilterExpression, name: str, keys: list[FilterExpression]) -> None:
        self.nodelist, self.seconds, self.name, self.keys = content, seconds, name, keys

    def render(self, context: Context) -> SafeString:
        """The kept text; or the text drawn now, and kept."""
        seconds = int(self.seconds.resolve(context))
        if not seconds:
            return self.nodelist.render(context)
        cache = caches["local"]
        key = make_template_fragment_key(self.name, [each.resolve(context) for each in self.keys])
        found: str | None = cache.get(key)
        if found is None:
            with _drawing.one_at_a_time(key):
                found = cache.get(key)
                if found is None:
                    found = self.nodelist.render(context)
                    cache.set(key, found, seconds)
        return mark_safe(found)


@register.tag
def drawn(parser: Parser, token: Token) -> DrawnNode:
    """`{% drawn 86400 "steering" board.key %}`. Errors: `TemplateSyntaxError` without seconds and a name."""
    words = token.split_contents()[1:]
    if len(words) < 2:
        raise template.TemplateSyntaxError("{% drawn %} takes seconds, a name and what the text depends on")
    content = parser.parse(("enddrawn",))
    parser.delete_first_token()
    seconds, name, *keys = words
    return DrawnNode(
        content, parser.compile_filter(seconds), name.strip("\"'"), [parser.compile_filter(key) for key in keys]
    )
