"""Registers the room with Django."""

from django.apps import AppConfig


class Web(AppConfig):
    """The room foundation/web."""

    name = "anbinh.foundation.web"
    label = "web"
