"""Counts above what is usual: Farrington flexible and quicker charts over many series, false discoveries held down.

Refuses: the clock, any database, any count of a person. Stands on: numpy and scipy.
"""
