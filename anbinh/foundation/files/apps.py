"""Registers the room with Django."""

from django.apps import AppConfig


class Files(AppConfig):
    """The room foundation/files."""

    name = "anbinh.foundation.files"
    label = "files"
