"""The report an address names, if it lies within the reader's reach."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone

from anbinh.foundation.web import doors
from anbinh.records.intake.models import Report


def report_of(request: HttpRequest, key: int) -> Report:
    """404 alike for a report that is not there and one out of reach."""
    visible = Report.objects.visible_to(doors.person_of(request), on=timezone.localdate())
    found: Report = get_object_or_404(visible.with_everything(), pk=key)
    return found
