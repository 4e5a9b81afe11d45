"""The plan as a document and what it asks: imported, reviewed, issued, amended.

Nouns: `Plan`, `Node`, `Repair`, `Edit`, `Task`, `Target`. The office's yearly plan, a division's action plan and a
school's plan are all a `Plan`; what they ask for is a `Task`: a directive of the office or an activity of whoever
carries it out. Used by the planning specialist and the head of the office.
"""
