"""Registers the room with Django, and units that have not reported today with the day of an officer."""

from django.apps import AppConfig


class Campaigns(AppConfig):
    """The room records/campaigns."""

    name = "anbinh.records.campaigns"
    label = "campaigns"

    def ready(self) -> None:
        """Put what a unit has not reported today on My day."""
        from anbinh.records.campaigns.days import day_of_reports
        from anbinh.records.intake import dayline

        dayline.register(day_of_reports)
