"""Education sessions: schools and their size, plans, requests of schools, the calendar, what was held and for how many.

Owns: schools, plans, sessions, requests, speakers, calendar links; attendances apart from distinct classes.
Refuses: a pupil's name; anything by which a single pupil could be told.
Stands on: receipts (flood limits of the public form), foundation/books, notices, units, journal.
"""
