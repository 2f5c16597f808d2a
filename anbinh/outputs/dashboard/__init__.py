"""Figures by unit and period: the chair's page, and a page for each figure that opens to its entries.

Owns no number: everything it shows is asked of `outputs/figures`. Refuses: a figure without its coverage and its day.
"""
