"""Registers the work of the night with Django, and what a start says about it."""

from django.apps import AppConfig


class Nightly(AppConfig):
    """The record of the nights."""

    name = "anbinh.config.nightly"
    label = "nightly"

    def ready(self) -> None:
        from anbinh.config.nightly import checks  # noqa: F401, PLC0415 (checks register themselves once apps are loaded)
