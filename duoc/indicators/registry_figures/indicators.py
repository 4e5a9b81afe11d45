"""Binds the figures of the registry to the catalogue, and says how their rows are described."""

from duoc.indicators.registry_figures import classes, flows, places, pupils, staff, subjects, transfers, wards

__all__ = ["classes", "flows", "places", "pupils", "staff", "subjects", "transfers", "wards"]
