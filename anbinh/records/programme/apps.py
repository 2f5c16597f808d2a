"""Registers the room with Django, and what was given to a unit with the day of its officers."""

from django.apps import AppConfig


class Programme(AppConfig):
    """The room records/programme."""

    name = "anbinh.records.programme"
    label = "programme"

    def ready(self) -> None:
        """Put what was given to the unit on My day."""
        from anbinh.records.intake import dayline
        from anbinh.records.programme.given import day_of_work

        dayline.register(day_of_work)
