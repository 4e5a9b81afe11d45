"""Indicators: figures computed from the records, for every organization and any day, explained down to the rows.

`catalogue` is the sector's list with its texts; `norms` the numbers of the law that figures are compared with; `engine`
knows how figures are asked for, rolled up, kept, explained and shown, and nothing of what is counted;
`registry_figures` counts what the registry holds. Rooms above add their own in an `indicators.py` of an area.

    compute("class_size_avg", day, "2020-2021", organizations=[office.pk])    # engine.compute: Values, exact
    explain("class_size_avg", office.pk, "g1", day, "2020-2021").numerator    # engine.explain: the rows behind
    compute_and_store(day, "2020-2021", by=actor)                             # engine.services: into the time series
    trend("dropout_rate", office.pk)                                          # engine.queries: from the time series

To measure something new: an entry in `catalogue.yaml`, and a function that says what stands above and below the line:

    @indicator("girls_rate")
    def girls_rate(frame: Frame) -> Measure: ...
"""
