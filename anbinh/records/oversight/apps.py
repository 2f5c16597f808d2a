"""Registers the room with Django."""

from django.apps import AppConfig


class Oversight(AppConfig):
    """The room records/oversight."""

    name = "anbinh.records.oversight"
    label = "oversight"
