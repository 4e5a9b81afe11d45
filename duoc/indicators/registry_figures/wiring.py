"""How the trace calls an indicator: by its title in the catalogue."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from duoc.indicators.catalogue import texts
from duoc.indicators.engine.definition import Words
from duoc.kit.audit.telling import Word, declare

TITLES = {identifier: Words(**each["title"]) for identifier, each in texts()["indicators"].items()}

declare({"indicators.figure_reported.indicator": Word(_("chỉ số"), choices=TITLES)})
