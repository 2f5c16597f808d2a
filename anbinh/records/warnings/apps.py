"""Registers the room with Django, and its newest warnings with the public front page."""

from django.apps import AppConfig


class Warnings(AppConfig):
    """The room records/warnings."""

    name = "anbinh.records.warnings"
    label = "warnings"

    def ready(self) -> None:
        """Put the newest warnings on the public front page."""
        from anbinh.foundation.web import front
        from anbinh.records.warnings.front import newest

        front.register(newest)
