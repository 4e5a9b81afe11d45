"""Which rule when: grade and school year give the programme and the regulation on assessment."""
