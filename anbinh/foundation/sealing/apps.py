"""Registers the room with Django."""

from django.apps import AppConfig


class Sealing(AppConfig):
    """The room foundation/sealing."""

    name = "anbinh.foundation.sealing"
    label = "sealing"
