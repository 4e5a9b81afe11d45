"""Services: what schools and the office owe the public and each other, beside teaching and steering.

Areas: `regulations` (tra cứu quy định).
"""
