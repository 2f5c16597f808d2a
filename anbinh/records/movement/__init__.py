"""Community models and their sites, from survey to retirement.

Stands on: cases, programme. Its place; built with the other books.
"""
