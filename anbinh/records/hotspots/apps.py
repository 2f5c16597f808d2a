"""Registers the room with Django, and reviews that are due with the day of an officer."""

from django.apps import AppConfig


class HotSpots(AppConfig):
    """The room records/hotspots."""

    name = "anbinh.records.hotspots"
    label = "hotspots"

    def ready(self) -> None:
        """Put reviews that are due on My day."""
        from anbinh.records.hotspots.reviews import day_of_reviews
        from anbinh.records.intake import dayline

        dayline.register(day_of_reviews)
