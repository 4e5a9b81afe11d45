"""Every write of carrying the plan out: school and action plans, progress, evidence."""
