"""Letters: complaints, denunciations of misconduct, petitions, each on its own way and in its time.

Owns: the book of letters, their clocks and steps, the book of citizens received in person.
Refuses: reports of crime (a letter that shows signs of one becomes a report at once), who wrote (that is sealed).
Stands on: intake and the foundation.
"""
