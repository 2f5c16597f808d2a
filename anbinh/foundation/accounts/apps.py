"""Registers the room with Django."""

from django.apps import AppConfig


class Accounts(AppConfig):
    """The room foundation/accounts."""

    name = "anbinh.foundation.accounts"
    label = "accounts"

    def ready(self) -> None:
        """Listen to what allauth says of second factors and outside accounts; register the checks of a start."""
        from anbinh.foundation.accounts import checks, doors  # noqa: F401 (models must be loaded first)
