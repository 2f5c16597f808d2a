"""Registers the room with Django, its newest warnings with the public front page, and with series."""

from django.apps import AppConfig


class Warnings(AppConfig):
    """The room records/warnings."""

    name = "anbinh.records.warnings"
    label = "warnings"

    def ready(self) -> None:
        """Put the newest warnings on the public front page, and those about a series on its page."""
        from anbinh.foundation.web import front
        from anbinh.records.series import onward
        from anbinh.records.warnings.from_series import warnings_of
        from anbinh.records.warnings.front import newest

        front.register(newest)
        onward.register(warnings_of)
