"""Law as code: the regulations by which Vietnamese schools are run, as pure functions with dated parameters.

No Django, no clock, no I/O beyond the room's own parameter files. Every answer carries its reason. One package per
subject (`assessment`, `programme`, `staff`, `school`, `quality`, `universal_education`, `administration`), one module
per regulation, in the order of its articles; `core` is what they are made of, `cases` runs case files. Importing a
subject's package (`from duoc.law import staff`) brings its public names and registers all its rules.

How a rule is written, by one small example:

1. Its values are data: `parameters/assessment/tt22-2021.yaml`

       regulation:
         id: TT22/2021
         title: {vi: Quy định về đánh giá học sinh trung học cơ sở …, en: Assessment of lower secondary pupils …}
         documents: [{number: 22/2021/TT-BGDĐT, issued: 2021-07-20, effective: 2021-09-05}]
         from: 2021-09-05
         to: null
       absences_allowed: {value: 45, source: 12.1.c}

2. A strict model reads them (a wrong file does not import; the error names file and field):

       class Parameters(RegulationFile):
           absences_allowed: Sourced[int]

       RULE = load("assessment", "tt22-2021", Parameters)

3. A pure function receives its rule; it never looks it up, so a later circular is a change of data. It returns a small
   frozen result, with every comparison that decided it:

       @dataclass(frozen=True, slots=True, kw_only=True)
       class Attendance(Result):
           is_enough: bool

       def attendance(absences: int, rule: Parameters) -> Attendance:
           limit = rule.absences_allowed
           held = absences <= limit.value
           step = Step(rule.at(limit.source), f"nghỉ {absences} buổi, cho phép {limit.value}",
                       f"absent {absences} sessions, {limit.value} allowed", held, {"absences": absences})
           return Attendance(is_enough=held, because=because(step))

4. An adapter under the name and the versions of the case files makes it known to `duoc law run`, `explain` and `list`:

       @rule(subject="assessment", name="attendance", versions=RULES, vi="Nghỉ học bao nhiêu …", en="How many …")
       def _attendance(version: str, given: Mapping[str, Any]) -> Mapping[str, Any]:
           result = attendance(count(given["absences"], field="absences", rule="TT22/2021 12.1.c"), RULES[version])
           return {"is_enough": result.is_enough, "because": result.because}

Bad input raises `LawError` with the field, the value and the rule in both languages; a gap in the law is a result with
status "needs_decision", an unread document one with "not_loaded". Nothing is guessed.

Words: tenths are whole numbers (8.0 is 80); dates are half open; `valid_from`/`from` included, `to` excluded; a clause
is written "13.1.a" (Điều 13, khoản 1, điểm a) in the parameters.
"""
