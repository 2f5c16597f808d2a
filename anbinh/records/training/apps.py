"""Registers the room with Django."""

from django.apps import AppConfig


class Training(AppConfig):
    """The room records/training."""

    name = "anbinh.records.training"
    label = "training"
