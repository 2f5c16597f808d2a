"""Places and groups under declared attention: opened by decision, owned by a unit, reviewed, cleared or opened again.

Owns: hot spots, their measures and reviews, what is overdue.
Refuses: a person as the object of a record; anything that tells who somebody is.
Stands on: foundation/books, units, journal.
"""
