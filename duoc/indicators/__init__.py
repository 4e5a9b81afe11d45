"""Indicators: figures computed from the records, for every organization and any day, explained down to the rows.

`engine` knows how figures are asked for, rolled up, stored, explained and shown, and nothing of what is counted.
`registry_figures` counts what the registry holds. Rooms above add their own in an `indicators.py` of an area.
`norms` holds the numbers of the law that figures are compared with.
"""
