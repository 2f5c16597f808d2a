"""The commune, its neighbour and the city of the room of figures."""

from anbinh.outputs.figures.tests.conftest import Book, told

__all__ = ["Book", "told"]
