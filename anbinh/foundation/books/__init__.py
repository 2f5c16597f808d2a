"""What every book does alike: one verb is done to a record, the journal hears of it, and it can be undone.

Owns: the desk (check, change, journal, take back), the acts of the committee's books, their numbers, their pages.
Refuses: knowing any one book; a book says what its records are and which verbs are lawful when.
Stands on: files, accounts, units, journal, web.
"""
