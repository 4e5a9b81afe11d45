"""What the shell asks access: for whom the page speaks."""

from duoc.registry.access.views import context_scope
from duoc.web.context import set_context_provider

set_context_provider(context_scope)
