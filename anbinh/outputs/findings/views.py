"""Pages of the staff side: the inbox, one finding, a decision, the situation of a period."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from anbinh.foundation.books import pages
from anbinh.foundation.books.models import Act
from anbinh.foundation.web import doors, toasts
from anbinh.outputs.findings import commands
from anbinh.outputs.findings.assessing import assessed, sentences
from anbinh.outputs.findings.book import BOOK
from anbinh.outputs.findings.models import Finding
from anbinh.outputs.findings.periods import PeriodForm
from anbinh.outputs.findings.sheet import drawing_of, facts_of
from anbinh.outputs.findings.situation import SituationTable
from anbinh.outputs.findings.table import FindingTable, badge_of, points_of

COMMANDS: dict[str, Callable[..., Act]] = {
    "watch": commands.watch,
    "dismiss": commands.dismiss,
    "link": commands.link,
    "warn": commands.warn,
    "reopen": commands.reopen,
    "note": commands.note,
    "take_back": commands.take_back,
}


@doors.staff("findings.read")
def index(request: HttpRequest) -> HttpResponse:
    """The inbox, and as a file what it shows."""
    person, today = doors.person_of(request), timezone.localdate()
    visible = Finding.objects.visible_to(person, on=today, permission="findings.read").with_names()
    table = FindingTable(request, visible)
    return pages.index(
        request,
        BOOK,
        table,
        at=timezone.now(),
        waiting=visible.to_look_at().count(),
        may_look=person.may("findings.handle", on=today),
    )


@doors.staff("findings.handle")
@require_POST
def look(request: HttpRequest) -> HttpResponse:
    """Look now instead of in the night."""
    done = commands.look(at=timezone.now())
    text = ngettext("Looked: %(n)s new finding.", "Looked: %(n)s new findings.", done.new) % {"n": done.new}
    toasts.done(request, text)
    return redirect("findings:index")


@doors.staff("findings.read")
def record(request: HttpRequest, key: int) -> HttpResponse:
    """One finding."""
    at, today = timezone.now(), timezone.localdate()
    finding: Finding = pages.record_of(request, BOOK, key, at=at)
    facts = facts_of(finding, doors.person_of(request), on=today)
    more = {"badge": badge_of(finding), "drawing": drawing_of(finding), "points": points_of(finding)}
    return pages.record(request, BOOK, finding, title=finding.heading, facts=facts, at=at, **more)


@doors.staff("findings.read")
def situation(request: HttpRequest) -> HttpResponse:
    """The situation of a period: what is new, came back, rises or falls."""
    form = PeriodForm(request.GET or None, on=timezone.localdate())
    matters = assessed(form.period, until=timezone.localdate())
    table = SituationTable(request, matters)
    if file := table.export():
        return file
    context = {"form": form, "period": form.period, "table": table, "sentences": sentences(matters)}
    return render(request, "findings/situation.html", {**context, "title": _("Situation of the period")})
