"""What every subject of the law room is made of: results with reasons, dated parameters, exact numbers, time limits.

`result` (Clause, Step, Explanation, Result), `parameters` (files, Dated, Source), `errors` (LawError), `numbers`,
`dates`, `school_year`, `registry` (rules by name), `contract` (a public function as a rule), `given` (the words of a
case or a form, read field by field), `reasons` (steps that say how well their rule is known, checks of input).
No education in it beyond the school year; no clock.
"""
