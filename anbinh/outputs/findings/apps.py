"""Registers the room with Django."""

from django.apps import AppConfig


class Findings(AppConfig):
    """The room outputs/findings."""

    name = "anbinh.outputs.findings"
    label = "findings"

    def ready(self) -> None:
        """Declare what the room posts."""
        from anbinh.outputs.findings import verbs  # noqa: F401 (declares its verbs)
