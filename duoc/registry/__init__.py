"""Who and where, dated: organizations, the calendar, people, enrollment, and who may do what."""
