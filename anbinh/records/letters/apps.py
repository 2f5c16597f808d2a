"""Registers the room with Django, and its letters with the day of an officer."""

from django.apps import AppConfig


class Letters(AppConfig):
    """The room records/letters."""

    name = "anbinh.records.letters"
    label = "letters"

    def ready(self) -> None:
        """Put the letters that wait on My day."""
        from anbinh.records.intake import dayline  # noqa: PLC0415 (models must be loaded first)
        from anbinh.records.letters.offices import day_of_letters  # noqa: PLC0415

        dayline.register(day_of_letters)
