"""People, their posts, what a post may do and how far it reaches; signing in.

Refuses: deciding what a record is, personal data in the journal. Stands on: units, journal, web.
Other rooms ask `person.may("journal.read", on=day)` and `person.reach(on=day)`; they never look at roles.
"""
