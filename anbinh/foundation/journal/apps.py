"""Registers the room with Django."""

from django.apps import AppConfig


class Journal(AppConfig):
    """The room foundation/journal."""

    name = "anbinh.foundation.journal"
    label = "journal"
