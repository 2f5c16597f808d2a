"""Registers the room with Django."""

from django.apps import AppConfig


class Catalogue(AppConfig):
    """The room foundation/catalogue."""

    name = "anbinh.foundation.catalogue"
    label = "catalogue"
