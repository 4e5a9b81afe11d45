"""Where the plan stands tonight: sections × schools, what is late, the map, the trends, down to the rows."""
