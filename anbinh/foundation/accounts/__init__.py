"""People, their posts, what a post may do and how far it reaches; signing in.

Refuses: deciding what a record is. Stands on: units, journal, web.
"""
