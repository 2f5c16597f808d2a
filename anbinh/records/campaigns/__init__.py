"""Campaigns (cao điểm): their own days, units taking part, targets, what each unit reports a day, the closing report.

Owns: campaigns, the parts of units in them, their targets, the numbers of a day.
Refuses: computing a figure of the committee: who can, registers with `goals.register`.
Stands on: intake (the lines of My day), foundation/books, notices, units, journal; kernels/figures for names.
"""
