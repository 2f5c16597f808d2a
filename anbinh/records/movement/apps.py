"""Registers the room with Django, and reviews that are due with the day of an officer."""

from django.apps import AppConfig


class Movement(AppConfig):
    """The room records/movement."""

    name = "anbinh.records.movement"
    label = "movement"

    def ready(self) -> None:
        """Put reviews that are due on My day."""
        from anbinh.records.intake import dayline
        from anbinh.records.movement.reviews import day_of_reviews

        dayline.register(day_of_reviews)
