"""Preschool children: development standards of five-year-olds and growth. No marks, no ranks, no promotion."""

from duoc.law.assessment.preschool.development import TT23_2010, Development, DomainResult, development
from duoc.law.assessment.preschool.growth import GROWTH, Channel, NextMeasurement, growth_channel, next_measurement

__all__ = [
    "GROWTH",
    "TT23_2010",
    "Channel",
    "Development",
    "DomainResult",
    "NextMeasurement",
    "development",
    "growth_channel",
    "next_measurement",
]
