"""Pages of carrying out: plans of schools and divisions, coverage, my work."""
