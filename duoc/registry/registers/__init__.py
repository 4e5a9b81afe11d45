"""The registers: lists, record pages, forms and Excel of organizations, places, classes, students and staff.

Nouns: `Listing` (one list: its columns, filters, search, order, Excel), `Found` (one page of it as a reader asked for
it), importers (a register that comes in from Excel). Used daily by the schools' clerks, and by the office to look
things up. The records themselves and every write belong to the areas below; here is who may, and how it looks.
"""
