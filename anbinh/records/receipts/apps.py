"""Registers the room with Django."""

from django.apps import AppConfig


class Receipts(AppConfig):
    """The room records/receipts."""

    name = "anbinh.records.receipts"
    label = "receipts"
