"""Registers the room with Django, and requests that wait with every page of the custodians."""

from django.apps import AppConfig


class Sealing(AppConfig):
    """The room foundation/sealing."""

    name = "anbinh.foundation.sealing"
    label = "sealing"

    def ready(self) -> None:
        """Tell custodians of requests that wait."""
        from anbinh.foundation.sealing.loud import requests_waiting
        from anbinh.foundation.web import alarms

        alarms.register(requests_waiting)
