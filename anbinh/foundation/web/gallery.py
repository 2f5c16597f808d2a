"""Samples for the gallery: every component in every state, with made-up content."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest

from anbinh.foundation.web.tables import Column, Table


def samples(request: HttpRequest, *, at: datetime) -> dict[str, Any]:
    return {"table": Table(request, [], columns=[Column("code", "Code")])}


def confirmation() -> dict[str, Any]:
    return {}
