"""The engine of the indicators.

Nouns: `Definition` (what an indicator means), `Frame` (the day and the school year of a question, with the rows that
the figures share), `Side` and `Measure` (what stands above and below the line), `Value` (a figure), `Explanation` (its
rows), `IndicatorValue` (a figure kept), `ReportedFigure` (what a school says itself). Used by everybody who reads a
figure: the head of the office, specialists, principals, the reports.
"""
