"""Registers the room with Django, and points that wait to be answered for with the day of an officer."""

from django.apps import AppConfig


class Conferences(AppConfig):
    """The room records/conferences."""

    name = "anbinh.records.conferences"
    label = "conferences"

    def ready(self) -> None:
        """Put a roll that is open on My day."""
        from anbinh.records.conferences.today import day_of_rolls
        from anbinh.records.intake import dayline

        dayline.register(day_of_rolls)
