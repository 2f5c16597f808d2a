"""Registers the room with Django."""

from django.apps import AppConfig


class Cases(AppConfig):
    """The room records/cases."""

    name = "anbinh.records.cases"
    label = "cases"
