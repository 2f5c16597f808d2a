"""What the counts and the words say: surges, space-time clusters, series of reports.

Speaks of places, methods and series; refuses any score of a person.
Will be built with the warnings; until then this file marks its place.
"""
