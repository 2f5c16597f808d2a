"""The letter an address names, if it lies within the reader's reach."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone

from anbinh.foundation.web import doors
from anbinh.records.letters.models import Letter


def letter_of(request: HttpRequest, key: int) -> Letter:
    """404 alike for a letter that is not there and one out of reach."""
    visible = Letter.objects.visible_to(doors.person_of(request), on=timezone.localdate())
    found: Letter = get_object_or_404(visible.with_everything(), pk=key)
    return found
