"""Who may do what: accounts, dated roles per organization, and the one policy table (role × action → scope).

Nouns: `Account`, `RoleAssignment`, `Role`, `Scope`. `policy` holds the table that every area adds its rows to; `gate`
holds `requires`, `find`, `visible` and `can`, the only ways from a request to a row.
"""
