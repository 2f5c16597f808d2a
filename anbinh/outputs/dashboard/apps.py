"""Registers the room with Django."""

from django.apps import AppConfig


class Dashboard(AppConfig):
    """The room outputs/dashboard."""

    name = "anbinh.outputs.dashboard"
    label = "dashboard"

    def ready(self) -> None:
        """Say what figures have reached in the days of a campaign."""
        from anbinh.outputs.dashboard.campaigns import measure
        from anbinh.records.campaigns import goals

        goals.register(measure)
