"""Published figures: what anybody may read of a period that the city closed, made safe and frozen when published.

Owns the list of what is published (data/published.yaml), the act of publishing and the public pages and files of it.
Refuses: a number that was not frozen, days that stand in two publications, a total without its coverage.
Stands on `outputs/figures`. The public side reads only what this room kept; it asks no engine and no record.
"""
