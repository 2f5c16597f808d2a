"""Inspections, findings, recommendations and what became of them; read-only everywhere else.

Stands on: cases, programme. Its place; built with the other books.
"""
