"""What the counts and the words say: surges, space-time clusters, series of reports.

Speaks of places, methods and series; refuses any score of a person. Each part stands alone: `surges` over counts in
time, `clusters` over cases in space and time, `series` over identifiers that reports share.
"""
