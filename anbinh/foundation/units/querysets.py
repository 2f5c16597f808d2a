"""Phrases for asking about units."""

from django.db import models


class UnitQuerySet(models.QuerySet):  # type: ignore[type-arg]
    """Chainable phrases; days are half-open: valid_from ≤ day < valid_to."""
