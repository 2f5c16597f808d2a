"""Conferences of the committee: agenda, invitation to the units of the day, roll-call, questions, conclusions.

Owns: conferences, their points with who came and when, questions with answers, conclusions.
Refuses: naming those who sat in the hall (people are counted), and counting anybody before the roll is closed.
Stands on: foundation/books, notices, units, journal; programme (conclusions become tasks); intake (My day).
"""
