"""Registers the room with Django."""

from django.apps import AppConfig


class Intake(AppConfig):
    """The room records/intake."""

    name = "anbinh.records.intake"
    label = "intake"
