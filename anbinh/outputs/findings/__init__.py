"""What the system found by itself: surges, new and returning methods, clusters; and what an analyst decides of each.

Owns the inbox, the nightly look and the situation assessment of a period. Refuses: declaring anything (a hot spot or a
warning is a decision with a name under it), and any finding about a person. Stands on: journal, intake, hotspots,
warnings, kernels/signals, outputs/figures.
"""
