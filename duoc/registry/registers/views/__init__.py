"""The pages of the registers, one module a register."""
