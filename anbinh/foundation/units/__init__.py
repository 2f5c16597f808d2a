"""Territory and agencies over time: what existed on a day, what came of it, what it lay within.

Refuses: invented shares of a split unit. Stands on: journal, web.
"""
