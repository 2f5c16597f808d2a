"""The work of the night (việc ban đêm): what has to be done once a day, by whichever server process comes first.

Owns when it is done, that it is done once, and what is known of the last nights. What is done belongs to the rooms:
each has one line in `jobs.py`. Refuses: stopping the others because one job failed.
"""
