"""Training of the staff: courses, who attended by unit, what was learned, certificates, which units had none.

Owns: courses, attendances by unit (counts, and accounts where somebody has one), certificates.
Refuses: naming anybody who has no account here; counting a course before it was held.
Stands on: foundation/books, units, accounts, journal; intake for the field of a unit.
"""
