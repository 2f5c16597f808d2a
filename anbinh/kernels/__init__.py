"""Pure computation: plain Python and numpy, no Django, no database, no clock.

Each kernel could be taken away alone; kernels do not know each other.
"""
