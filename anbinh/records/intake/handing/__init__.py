"""Handing over records of units that ended, alike for the register, the book of cases and the book of letters."""
