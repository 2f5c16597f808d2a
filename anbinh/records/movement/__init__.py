"""Community models and the places that keep them: from the survey to launch, keeping, recognition and retirement.

Owns: models, their sites and places, reviews, yearly evaluations, recognitions.
Refuses: a person as the object of a record; counting a place twice.
Stands on: intake (the day of an officer), foundation/books, units, journal.
"""
