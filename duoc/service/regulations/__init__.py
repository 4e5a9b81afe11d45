"""Tra cứu quy định: the law room in the application, for everybody.

What is in force on a day or in a school year, each regulation with its parameters through time, its clauses and the
worked examples that test it; and calculators that answer with their reasons. Nothing here is written by hand: titles,
figures, clauses and examples are those of `duoc.law`. It holds no personal data, so its pages are public.

Nouns: `Entry` (a regulation and its address), `Section`, `Row`, `Stretch` (its parameters through time), `Change`
(against the regulation before), `Example` (a golden case), `Calculator` (a form that answers), `Answer`.
"""
