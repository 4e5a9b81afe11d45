"""The forms of the registers, one module a register."""
