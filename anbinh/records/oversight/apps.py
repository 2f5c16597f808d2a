"""Registers the room with Django, and what runs out with the day of inspectors and of the units inspected."""

from django.apps import AppConfig


class Oversight(AppConfig):
    """The room records/oversight."""

    name = "anbinh.records.oversight"
    label = "oversight"

    def ready(self) -> None:
        """Put recommendations that run out on My day."""
        from anbinh.records.intake import dayline
        from anbinh.records.oversight.days import day_of_inspections

        dayline.register(day_of_inspections)
