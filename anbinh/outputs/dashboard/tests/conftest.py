"""The commune, its neighbour and the city of the room of figures."""

from anbinh.outputs.figures.tests.conftest import Book, extracted, told

__all__ = ["Book", "extracted", "told"]
