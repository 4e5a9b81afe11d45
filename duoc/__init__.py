"""Đước: an operating platform for an education office and its schools."""
