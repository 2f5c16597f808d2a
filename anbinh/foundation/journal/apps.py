"""Registers the room with Django."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class Journal(AppConfig):
    """The room foundation/journal; at the start every room's verbs become known, and what codes are called."""

    name = "anbinh.foundation.journal"
    label = "journal"

    def ready(self) -> None:
        """Read each room's verbs.py and cuts.py."""
        autodiscover_modules("verbs")
        autodiscover_modules("cuts")
