"""Reports of a month, a term (sơ kết) and a year (tổng kết): generated from live data, narrative left to edit.

Nouns: `Report`, `Section`. Used by the planning specialist and the head of the office; printed in the state's format.
"""
