"""The roll of a conference: the grid, one point, several at once, the meeting's file, the attendance report."""

from typing import Any

from django.contrib import messages
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from anbinh.foundation.books import pages
from anbinh.foundation.books.access import allowed
from anbinh.foundation.books.commands import Refusal
from anbinh.foundation.web import doors, toasts
from anbinh.records.conferences import commands, meeting, rules
from anbinh.records.conferences.book import BOOK
from anbinh.records.conferences.forms.rolls import AttendanceForm, FileForm, HereForm, ManyForm
from anbinh.records.conferences.models import Conference, Point, RollMark, Source
from anbinh.records.conferences.rules import Attendance
from anbinh.records.conferences.sheet import tallies
from anbinh.records.conferences.table import RollTable

SALT = "conferences.meeting"
LONGEST_FILE = 5_000_000


def _found(request: HttpRequest, key: int) -> Conference:
    found: Conference = pages.record_of(request, BOOK, key, at=timezone.now())
    return found


def _hosts(request: HttpRequest, conference: Conference) -> bool:
    return allowed(doors.person_of(request), "conferences.handle", conference.unit, at=timezone.now())


@doors.staff("conferences.read")
def roll(request: HttpRequest, key: int) -> HttpResponse:
    """Every point with its mark; the host ticks several and marks them at once."""
    conference = _found(request, key)
    ticks = conference.stage == "open" and _hosts(request, conference)
    points = Point.objects.of(conference)
    table = RollTable(request, points, ticks=ticks)
    if file := pages.taken_out(request, BOOK, table, at=timezone.now()):
        return file
    context = {
        "conference": conference,
        "table": table,
        "tally": tallies(points)[1],
        "many": ManyForm() if ticks else None,
        "query": request.GET.urlencode(),
    }
    return render(request, "conferences/roll.html", context)


@doors.staff("conferences.handle")
@require_POST
def mark_many(request: HttpRequest, key: int) -> HttpResponse:
    """Mark the ticked points."""
    conference, form = _found(request, key), ManyForm(request.POST)
    keys = [int(row) for row in request.POST.getlist("row") if row.isascii() and row.isdigit()]
    try:
        if not keys:
            raise Refusal(_("Tick the points first, then mark them."))
        if not form.is_valid():
            raise Refusal(" ".join(str(fault) for faults in form.errors.values() for fault in faults))
        marks = {one: form.attendance for one in keys}
        done = commands.mark_many(conference, marks, by=doors.person_of(request), at=timezone.now())
        _say(request, done)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return _back(conference, request)


@doors.staff("conferences.handle")
@require_POST
def mark_rest(request: HttpRequest, key: int) -> HttpResponse:
    """All remaining points were absent."""
    conference = _found(request, key)
    try:
        _say(request, commands.mark_rest_absent(conference, by=doors.person_of(request), at=timezone.now()))
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return _back(conference, request)


def _say(request: HttpRequest, done: commands.Marked) -> None:
    said = ngettext("%(n)s point marked.", "%(n)s points marked.", done.changed) % {"n": done.changed}
    toasts.done(request, said)


def _back(conference: Conference, request: HttpRequest) -> HttpResponse:
    answer = redirect("conferences:roll", key=conference.pk)
    if query := request.POST.get("query", "")[:1000]:
        answer["Location"] += f"?{query}"
    return answer


@doors.staff("conferences.read")
def point(request: HttpRequest, key: int, point: int) -> HttpResponse:
    """One point: two clicks for its own unit, in full for the host, with a reason once the roll is closed."""
    conference = _found(request, key)
    found = get_object_or_404(Point.objects.of(conference), pk=point)
    answers = allowed(doors.person_of(request), "conferences.answer", found.unit, at=timezone.now())
    hosts, counted = _hosts(request, conference), conference.stage in {"closed", "concluded"}
    if not answers and not hosts:
        raise Http404(point)
    here = HereForm(request.POST if "here" in request.POST else None, initial={"people": found.people or 5})
    full = AttendanceForm(request.POST if "full" in request.POST else None, point=found, correcting=counted)
    if _marked(request, found, here if here.is_bound else full, counted=counted, hosts=hosts):
        return redirect("conferences:point", key=key, point=point)
    may = hosts if counted else conference.stage == "open"
    shown = {"conference": conference, "point": found, "here": here, "full": full, "may": may, "counted": counted}
    return render(request, "conferences/point.html", {**shown, "marks": list(RollMark.objects.of(found))})


def _marked(request: HttpRequest, found: Point, form: Any, *, counted: bool, hosts: bool) -> bool:
    """Do what the form says; False leaves the page as it is, with the sentence above the form."""
    if not form.is_bound or not form.is_valid():
        return False
    by, at = doors.person_of(request), timezone.now()
    try:
        how = _here(found, form) if isinstance(form, HereForm) else form.attendance
        if counted:
            done = commands.correct_mark(found, how, reason=form.cleaned_data.get("why", ""), by=by, at=at)
        elif hosts:
            done = commands.mark_many(found.conference, {found.pk: how}, by=by, at=at)
        else:
            done = commands.answer_for(found, how, by=by, at=at)
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return False
    _say(request, done)
    return True


def _here(found: Point, form: HereForm) -> Attendance:
    """There since now on the day of the conference, since the beginning when it is entered afterwards."""
    conference, now = found.conference, timezone.localtime()
    came = now.hour * 60 + now.minute if now.date() == conference.held_on else conference.begins
    people, hours = form.cleaned_data["people"], {"begins": conference.begins, "ends": conference.ends}
    return rules.attended(min(came, conference.ends), None, people=people, **hours)


@doors.staff("conferences.handle")
def load(request: HttpRequest, key: int) -> HttpResponse:
    """The meeting's file: looked at first, applied when confirmed."""
    conference, form, found = _found(request, key), FileForm(request.POST or None, request.FILES or None), None
    if "marks" in request.POST:
        return _apply(request, conference)
    if form.is_bound and form.is_valid():
        found = _looked(form, conference)
    context = {"conference": conference, "form": form, "found": found}
    if found is not None:
        context["marks"] = _packed(conference, found)
    return render(request, "conferences/load.html", context)


def _looked(form: FileForm, conference: Conference) -> meeting.Look | None:
    upload = form.cleaned_data["file"]
    try:
        if upload.size > LONGEST_FILE:
            raise Refusal(meeting.too_long())
        return meeting.look(upload.file, conference)
    except Refusal as refusal:
        form.add_error("file", str(refusal))
        return None


def _packed(conference: Conference, found: meeting.Look) -> str:
    rows = [[key, one.mark, one.came, one.left, one.people] for key, one in found.marks.items()]
    return signing.dumps([conference.pk, rows], salt=SALT, compress=True)


def _apply(request: HttpRequest, conference: Conference) -> HttpResponse:
    try:
        key, rows = signing.loads(request.POST["marks"], salt=SALT, max_age=24 * 3600)
        if key != conference.pk:
            raise Refusal(_("This was another conference. Choose the file again."))
        marks = {row[0]: Attendance(*row[1:]) for row in rows}
        by, at = doors.person_of(request), timezone.now()
        _say(request, commands.mark_many(conference, marks, source=Source.FILE, by=by, at=at))
    except signing.BadSignature:
        messages.error(request, _("This was too long ago. Choose the file again."))
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return redirect("conferences:roll", key=conference.pk)


@doors.staff("conferences.read")
def report(request: HttpRequest, key: int) -> HttpResponse:
    """The attendance by district and kind, with totals; as a file, unit by unit."""
    conference = _found(request, key)
    points = Point.objects.of(conference)
    if file := pages.taken_out(request, BOOK, RollTable(request, points, ticks=False), at=timezone.now()):
        return file
    lines, total = tallies(points)
    away = points.marked("excused", "absent")
    context = {"conference": conference, "lines": lines, "total": total, "away": away}
    return render(request, "conferences/report.html", context)
