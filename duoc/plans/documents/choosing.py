"""Choosing several of many: people, schools, tasks."""

from __future__ import annotations

from django import forms


class Chooser(forms.CheckboxSelectMultiple):
    """A list of checkboxes that is filtered by typing; without scripts, the list alone.

    The page links `duoc/documents/chooser.css` and, as a module, `duoc/documents/chooser.js`.
    """

    template_name = "documents/_chooser.html"
    input_type = "chooser"

    def create_option(self, *args: object, **kwargs: object) -> dict[str, object]:
        """As a checkbox, whatever the widget calls itself on the page."""
        return super().create_option(*args, **kwargs) | {"type": "checkbox"}  # type: ignore[arg-type]
