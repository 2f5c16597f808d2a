"""What every room stands on: files, sealing, accounts, catalogue, units, journal, web.

Imports inside this floor point along that order, left to right, never back.
"""
