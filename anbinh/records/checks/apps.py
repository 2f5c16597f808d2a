"""Registers the room with Django; contests that must be answered stand on My day and, overdue, on every page."""

from django.apps import AppConfig


class Checks(AppConfig):
    """The room records/checks."""

    name = "anbinh.records.checks"
    label = "checks"

    def ready(self) -> None:
        """Put contests on My day, and loud when they are overdue; and listings on series."""
        from anbinh.foundation.web import alarms
        from anbinh.records.checks.contested import day_of_contests, loud
        from anbinh.records.checks.from_series import listings_of
        from anbinh.records.intake import dayline
        from anbinh.records.series import onward

        alarms.register(loud)
        dayline.register(day_of_contests)
        onward.register(listings_of)
