"""How Vietnamese is written: folding for search, sorting, numbers, dates and durations in words.

Refuses: anything about law, territory or pages. Stands on: nothing.
"""
