"""What the system found by itself: surges, new methods, clusters, growing series; and what an analyst decides of each.

Owns the inbox, the nightly look and the situation assessment of a period. Refuses: declaring anything (a hot spot or a
warning is a decision with a name under it), and any finding about a person. Stands on: journal, intake, series,
hotspots, warnings, kernels/signals, outputs/figures.
"""
