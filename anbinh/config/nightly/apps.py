"""Registers the work of the night with Django, what a start says about it, and what is loud when it failed."""

from django.apps import AppConfig


class Nightly(AppConfig):
    """The record of the nights."""

    name = "anbinh.config.nightly"
    label = "nightly"

    def ready(self) -> None:
        from anbinh.config.nightly import checks  # noqa: F401 (checks register themselves once apps are loaded)
        from anbinh.config.nightly.loud import failed_night
        from anbinh.foundation.web import alarms

        alarms.register(failed_night)
