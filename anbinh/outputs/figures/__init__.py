"""The one place that asks for figures: definitions over the journal, in the units of any day, as known on any day.

Owns how the journal reaches an engine, who closed which period, and coverage. Refuses: a number that was not summed,
and a total without its coverage.
"""
