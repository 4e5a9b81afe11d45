"""The school year: its terms, its weeks, its breaks.

Nouns: `SchoolYear`, `Term`, `Break`; weeks are computed. A province fixes the dates every year (for 2020–2021:
Quyết định 1561/QĐ-UBND of UBND tỉnh Cà Mau).
"""
