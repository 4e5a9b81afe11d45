"""Pages of plans as documents: the list, importing and reviewing, reading, issuing, amending."""
