"""Registers the room with Django."""

from django.apps import AppConfig


class Briefs(AppConfig):
    """The room outputs/briefs."""

    name = "anbinh.outputs.briefs"
    label = "briefs"
