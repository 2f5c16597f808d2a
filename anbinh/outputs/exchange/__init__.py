"""Excel in and out, the REST interface, open formats.

Its place; built with the figures.
"""
