"""The page of the nights, for administrators."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from anbinh.config.nightly.models import Night
from anbinh.config.nightly.rules import hour_of
from anbinh.config.nightly.wording import badge_of, lines_of
from anbinh.foundation.web import doors

MOST = 14


@doors.staff("accounts.manage")
def nights(request: HttpRequest) -> HttpResponse:
    """How the last nights went, job by job."""
    last = Night.objects.newest_first()[:MOST]
    shown = [(night, badge_of(night), lines_of(night)) for night in last]
    return render(request, "nightly/nights.html", {"nights": shown, "hour": hour_of(settings.NIGHTLY_AT)})
