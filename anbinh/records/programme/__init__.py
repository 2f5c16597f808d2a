"""Committees, conferences, directives, tasks, campaigns, training.

Stands on: intake. Its place; built with the other books.
"""
