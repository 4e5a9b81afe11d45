"""The figures of the registry: schools, sites, rooms, classes, pupils, flows from year to year, staff.

Each module reads one kind of rows once for a day and says what stands above and below the line of its indicators. The
terms (enrolled, teacher, class, operating school) are those of the official definitions in the catalogue.
"""
