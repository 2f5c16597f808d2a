"""Where somebody lands after signing in: at the day's work where they have some, else at their own page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from anbinh.foundation.web import doors

# A permission, and the page that those who have it begin their day with; the first that fits.
FIRST_PAGES = (
    ("intake.read", "intake:day"),
    ("figures.read", "dashboard:home"),
    ("bulletin.edit", "bulletin:workspace"),
)


@doors.signed_in
def landing(request: HttpRequest) -> HttpResponse:
    """On to the first page."""
    person, today = doors.person_of(request), timezone.localdate()
    found = (route for permission, route in FIRST_PAGES if person.may(permission, on=today))
    return redirect(next(found, "accounts:home"))
