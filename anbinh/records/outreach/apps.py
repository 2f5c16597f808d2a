"""Registers the room with Django, and sessions without a report with the day of an officer."""

from django.apps import AppConfig


class Outreach(AppConfig):
    """The room records/outreach."""

    name = "anbinh.records.outreach"
    label = "outreach"

    def ready(self) -> None:
        """Put sessions that wait for their report, and requests that wait for an answer, on My day."""
        from anbinh.records.intake import dayline
        from anbinh.records.outreach.standing import day_of_outreach

        dayline.register(day_of_outreach)
