"""Registers the room with Django."""

from django.apps import AppConfig


class Dashboard(AppConfig):
    """The room outputs/dashboard."""

    name = "anbinh.outputs.dashboard"
    label = "dashboard"
