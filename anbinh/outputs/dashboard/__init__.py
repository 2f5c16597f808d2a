"""Figures by unit and period with drill-down, targets and completeness; the signals inbox.

Its place; built with the figures.
"""
