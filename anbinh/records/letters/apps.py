"""Registers the room with Django, its letters with the day of an officer and with the pages of the custodians."""

from django.apps import AppConfig


class Letters(AppConfig):
    """The room records/letters."""

    name = "anbinh.records.letters"
    label = "letters"

    def ready(self) -> None:
        """Put the letters that wait on My day, say which letter an envelope belongs to, and what became of a report."""
        from anbinh.foundation.sealing import belongings
        from anbinh.records.intake import dayline, followed
        from anbinh.records.letters.belonging import letter_of
        from anbinh.records.letters.offices import day_of_letters
        from anbinh.records.letters.turned import letter_from

        belongings.register(letter_of)
        dayline.register(day_of_letters)
        followed.register(letter_from)
