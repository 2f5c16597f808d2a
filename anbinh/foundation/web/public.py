"""The public front page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from anbinh.foundation.web import doors, front


@doors.public
def home(request: HttpRequest) -> HttpResponse:
    """What this is, whom to call, where officers sign in."""
    return render(request, "web/home.html", {"boards": front.boards(on=timezone.localdate())})
