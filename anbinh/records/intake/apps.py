"""Registers the room with Django, and its reports with the pages of the custodians."""

from django.apps import AppConfig


class Intake(AppConfig):
    """The room records/intake."""

    name = "anbinh.records.intake"
    label = "intake"

    def ready(self) -> None:
        """Say of an envelope which report it belongs to."""
        from anbinh.foundation.sealing import belongings
        from anbinh.records.intake.belonging import report_of

        belongings.register(report_of)
