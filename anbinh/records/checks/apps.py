"""Registers the room with Django; contests that must be answered stand on My day and, overdue, on every page."""

from django.apps import AppConfig


class Checks(AppConfig):
    """The room records/checks."""

    name = "anbinh.records.checks"
    label = "checks"

    def ready(self) -> None:
        """Put contests on My day, and loud when they are overdue."""
        from anbinh.foundation.web import alarms
        from anbinh.records.checks.contested import day_of_contests, loud
        from anbinh.records.intake import dayline

        alarms.register(loud)
        dayline.register(day_of_contests)
