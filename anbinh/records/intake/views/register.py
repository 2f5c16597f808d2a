"""The register: the list, the map, the file; what is kept under a name; many reports to one officer."""

from dataclasses import dataclass
from datetime import date, datetime
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books import saved
from anbinh.foundation.web import doors, questions, words
from anbinh.foundation.web.maps import Point
from anbinh.records.intake import commands
from anbinh.records.intake.forms.asking import NOWHERE, AssignManyForm, RegisterForm
from anbinh.records.intake.models import Report
from anbinh.records.intake.officers import Offices, offices_of
from anbinh.records.intake.querysets import ReportQuerySet
from anbinh.records.intake.querysets.asking import answering
from anbinh.records.intake.register import RegisterTable

MOST_AT_ONCE = 200


@dataclass(frozen=True)
class Asked:
    """Who asks what of the register, and what there is to choose from."""

    person: Person
    at: datetime
    form: RegisterForm
    offices: Offices

    @property
    def visible(self) -> ReportQuerySet:
        return Report.objects.visible_to(self.person, on=timezone.localtime(self.at).date())

    @property
    def answers(self) -> ReportQuerySet:
        """What answers the filters, within reach."""
        return answering(self.visible, self.form.question, person=self.person, at=self.at)


def _asked(request: HttpRequest) -> Asked:
    person, on = doors.person_of(request), timezone.localdate()
    offices = offices_of(person, on=on)
    form = RegisterForm(request.GET, offices=offices, on=on)
    form.is_valid()
    return Asked(person, timezone.now(), form, offices)


@doors.staff("intake.read")
def register(request: HttpRequest) -> HttpResponse:
    """The list, and as a file what the list shows."""
    if tidy := questions.tidied(request.GET):
        return redirect(f"{request.path}?{tidy}")
    asked = _asked(request)
    table = _table(request, asked)
    if file := table.export():
        if file.status_code == HTTPStatus.OK:
            commands.note_taken_out(request.GET["format"], by=asked.person, at=asked.at)
        return file
    return render(request, "intake/register.html", {"table": table, **_around(request, asked)})


def _table(request: HttpRequest, asked: Asked) -> RegisterTable:
    table = RegisterTable(
        request,
        asked.answers.with_names().newest_first(),
        question=asked.form.question,
        filters=tuple(asked.form.fields),
        everything=asked.person.reach(on=timezone.localdate(), permission="intake.read").everything,
        at=asked.at,
    )
    if asked.person.may("intake.assign", on=timezone.localdate()):
        table.tick = lambda report: (f"{report.pk}.{report.version}", _("Tick %(code)s") % {"code": report.code})
    return table


def _around(request: HttpRequest, asked: Asked) -> dict[str, Any]:
    """What stands around the list and the map alike."""
    today, query = timezone.localdate(), questions.plain(request.GET)
    return {
        "filters": asked.form,
        "kept": [(key, request.GET[key]) for key in ("q", "sort", "columns") if request.GET.get(key)],
        "chips": [(label, said, questions.without(request.GET, name)) for name, label, said in asked.form.said],
        "query": query,
        "saved": saved.around(request, "intake", query, index="intake:register"),
        "assign": AssignManyForm(offices=asked.offices),
        "may_assign": asked.person.may("intake.assign", on=today),
        "may_receive": asked.person.may("intake.receive", on=today),
        "may_load": asked.person.may("intake.load", on=today),
        "may_hand_over": asked.person.may("intake.hand_over", on=today),
        "printed": _printed(asked, today),
    }


def _printed(asked: Asked, today: date) -> str:
    """Which pages of which unit's register are printed: those asked for, else this month's of the reader's own unit."""
    given = getattr(asked.form, "cleaned_data", {})
    posts = asked.person.posts_on(today) if asked.person.may("intake.receive", on=today) else ()
    unit = given.get("unit") or next((post.unit for post in posts if post.unit.valid_to is None), None)
    if unit is None:
        return ""
    last = given.get("to") or today
    days = {"from": given.get("from") or last.replace(day=1), "to": last}
    return urlencode({"unit": unit.code, **{name: day.isoformat() for name, day in days.items()}})


@doors.staff("intake.read")
def register_map(request: HttpRequest) -> HttpResponse:
    """Where what the list shows happened: a circle for each commune, which opens its rows."""
    if tidy := questions.tidied(request.GET):
        return redirect(f"{request.path}?{tidy}")
    asked = _asked(request)
    table = _table(request, asked)
    found: Any = table.found
    points = [_point(row, request) for row in found.counts_by_place()]
    context = {
        "table": table,
        "points": sorted(points, key=lambda point: -point.count),
        "nowhere": found.without_place().count(),
        "nowhere_address": _rows(request, NOWHERE),
        **_around(request, asked),
    }
    return render(request, "intake/register_map.html", context)


def _point(row: dict[str, Any], request: HttpRequest) -> Point:
    name, until = row["place_unit__name"], row["place_unit__valid_to"]
    label = _("%(unit)s (until %(day)s)") % {"unit": name, "day": words.day(until)} if until else name
    place = f"{row['place_unit__code']}/{row['place_unit__valid_from']}"
    return Point(
        label,
        row["place_unit__latitude"],
        row["place_unit__longitude"],
        count=row["number"],
        href=_rows(request, place),
    )


def _rows(request: HttpRequest, place: str) -> str:
    """The list of what happened there, narrowed by everything else that is asked."""
    query = request.GET.copy()
    query.pop("page", None)
    query["place"] = place
    return f"{reverse('intake:register')}?{query.urlencode()}"


@doors.staff("intake.assign")
@require_POST
def assign_many(request: HttpRequest) -> HttpResponse:
    """The ticked reports to one officer: which were assigned, and why the others were not."""
    person, at, on = doors.person_of(request), timezone.now(), timezone.localdate()
    form = AssignManyForm(request.POST, offices=offices_of(person, on=on))
    back = f"{reverse('intake:register')}?{request.POST.get('query', '')}"
    if not form.is_valid():
        for errors in form.errors.values():
            messages.error(request, " ".join(map(str, errors)))
        return redirect(back)
    seen = dict(list(form.seen.items())[:MOST_AT_ONCE])
    reports = list(Report.objects.visible_to(person, on=on).with_names().keyed(seen))
    for report in reports:
        report.version = seen[report.pk]
    officer = Person.objects.get(pk=int(form.cleaned_data["officer"]))
    done, refused = commands.assign_many(reports, officer=officer, by=person, at=at)
    context = {"officer": officer, "done": done, "refused": refused, "back": back, "lost": len(seen) - len(reports)}
    return render(request, "intake/assigned.html", context)
