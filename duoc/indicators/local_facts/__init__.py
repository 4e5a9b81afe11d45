"""What only figures need and no register holds: how many children live in a ward, and numbers that a province set.

The rows are the engine's `WardPopulation` and `LocalNorm`; here the office's planners enter them, year by year and
decision by decision.
"""
