"""Registers the room with Django."""

from django.apps import AppConfig


class Accounts(AppConfig):
    """The room foundation/accounts."""

    name = "anbinh.foundation.accounts"
    label = "accounts"
