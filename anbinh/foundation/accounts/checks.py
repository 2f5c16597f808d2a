"""What a production start refuses about people."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register
from django.db import DatabaseError

from anbinh.foundation.accounts.models import Person


@register("production")
def refuse_demonstration_people(**_scope: Any) -> list[CheckMessage]:
    """A database that was a demonstration's opens to everybody who read the sign-in page there."""
    if settings.MODE != "production":
        return []
    try:
        found = Person.objects.demonstration().count()
    except DatabaseError:  # before the first migration there is no table and nobody in it
        return []
    if not found:
        return []
    sentence = f"{found} demonstration accounts are in this database. Start production on a database of its own."
    return [Error(sentence, id="anbinh.E004")]
