"""Criminal cases: opened, cleared, suspended; arrest and custody with their limits.

Stands on: intake. Its place; built with the figures.
"""
