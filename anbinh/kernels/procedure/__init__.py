"""Legal time limits as dated data: compute a due moment, and explain it in words.

Refuses: reading the clock, knowing any record. Stands on: nothing but the calendar of rest days.
"""
