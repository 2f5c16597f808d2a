"""Registers the room with Django."""

from django.apps import AppConfig


class Units(AppConfig):
    """The room foundation/units."""

    name = "anbinh.foundation.units"
    label = "units"
