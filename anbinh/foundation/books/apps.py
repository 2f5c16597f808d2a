"""Registers the room with Django."""

from django.apps import AppConfig


class Books(AppConfig):
    """The room foundation/books."""

    name = "anbinh.foundation.books"
    label = "books"
