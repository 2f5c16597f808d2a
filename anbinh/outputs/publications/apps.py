"""Registers the room with Django."""

from django.apps import AppConfig


class Publications(AppConfig):
    """The room outputs/publications."""

    name = "anbinh.outputs.publications"
    label = "publications"
