"""The calendar of sessions, the secret links to it, and who gives talks."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from anbinh.foundation.books.commands import Refusal
from anbinh.foundation.web import doors, toasts
from anbinh.records.outreach import commands, months
from anbinh.records.outreach.forms import SpeakerForm
from anbinh.records.outreach.models import Feed, Speaker, Talk


@doors.staff("outreach.read")
def month(request: HttpRequest) -> HttpResponse:
    """One month: weeks on a desk, a list of days on a phone."""
    person, today = doors.person_of(request), timezone.localdate()
    shown = months.month_in(request.GET.get("month", ""), today=today)
    talks = Talk.objects.visible_to(person, on=today, permission="outreach.read").living().with_names()
    weeks = months.weeks_of(shown, talks.between(*months.bounds(shown)), today=today)
    context = {
        "month": shown,
        "weeks": weeks,
        "number": sum(len(day.talks) for week in weeks for day in week if not day.outside),
        "before": months.following(shown, by=-1),
        "after": months.following(shown, by=1),
        "now": today.replace(day=1),
        "may_handle": person.may("outreach.handle", on=today),
    }
    return render(request, "outreach/month.html", context)


@doors.staff("outreach.read")
def feeds(request: HttpRequest) -> HttpResponse:
    """One's own links, and a new one, which is shown only now."""
    person, link = doors.person_of(request), ""
    units = {post.unit.pk: post.unit for post in person.posts_on(timezone.localdate())}
    if request.method == "POST":
        key = request.POST.get("unit", "")
        unit = units.get(int(key)) if key.isascii() and key.isdigit() and len(key) < 12 else None
        token = commands.make_feed(unit=unit, by=person, at=timezone.now())
        link = request.build_absolute_uri(reverse("schooltalks:feed", kwargs={"token": token}))
    context = {"feeds": list(Feed.objects.of(person)), "units": list(units.values()), "link": link}
    answer = render(request, "outreach/feeds.html", context)
    answer["Cache-Control"] = "no-store"
    return answer


@doors.staff("outreach.read")
@require_POST
def drop_feed(request: HttpRequest, key: int) -> HttpResponse:
    """End a link."""
    commands.drop_feed(key, by=doors.person_of(request))
    toasts.done(request, _("The link no longer works."))
    return redirect("outreach:feeds")


@doors.staff("outreach.read")
def speakers(request: HttpRequest) -> HttpResponse:
    """Who gives talks; whoever handles sessions adds to them."""
    person, at = doors.person_of(request), timezone.now()
    may = person.may("outreach.handle", on=timezone.localdate())
    form = SpeakerForm(request.POST if request.method == "POST" and may else None)
    if form.is_bound and form.is_valid():
        try:
            made = commands.add_speaker(**form.cleaned_data, by=person, at=at)
            toasts.done(request, _("Added: %(name)s.") % {"name": made.name})
            return redirect("outreach:speakers")
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    rows = list(Speaker.objects.active().with_numbers())
    return render(request, "outreach/speakers.html", {"speakers": rows, "form": form, "may_handle": may})


@doors.staff("outreach.handle")
@require_POST
def retire_speaker(request: HttpRequest, key: int) -> HttpResponse:
    """Not offered any more."""
    speaker = get_object_or_404(Speaker.objects.active(), pk=key)
    commands.retire_speaker(speaker, by=doors.person_of(request), at=timezone.now())
    toasts.done(request, _("No longer offered: %(name)s.") % {"name": speaker.name})
    return redirect("outreach:speakers")
