"""Registers the room with Django, and its letters with the day of an officer."""

from django.apps import AppConfig


class Letters(AppConfig):
    """The room records/letters."""

    name = "anbinh.records.letters"
    label = "letters"
