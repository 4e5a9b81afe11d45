"""Binds the figures of the registry to the catalogue."""

from duoc.indicators.registry_figures import classes, flows, places, pupils, staff, transfers, wards

__all__ = ["classes", "flows", "places", "pupils", "staff", "transfers", "wards"]
