"""Runs case files: worked examples of the regulations, with what must come out."""
