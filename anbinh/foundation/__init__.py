"""What every room stands on: accounts, catalogue, units, journal, web.

Imports inside this floor point along that order, left to right, never back.
"""
