"""Registers the room with Django."""

from django.apps import AppConfig


class Figures(AppConfig):
    """The room outputs/figures."""

    name = "anbinh.outputs.figures"
    label = "figures"
