"""Registers the room with Django."""

from django.apps import AppConfig


class Notices(AppConfig):
    """The room foundation/notices."""

    name = "anbinh.foundation.notices"
    label = "notices"
