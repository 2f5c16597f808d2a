"""Letters: complaints, denunciations of misconduct, petitions, each on its own way and in its time.

Refuses: reports of crime (a letter that shows signs of one becomes a report at once). Stands on: intake.
"""
