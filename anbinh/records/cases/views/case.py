"""One case: its facts, where its time stands, what may be done, who is held in it, what was done."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.web import doors
from anbinh.records.cases.badges import badge_of, stage_badge
from anbinh.records.cases.custody import by_due, held_of
from anbinh.records.cases.history import history_of
from anbinh.records.cases.models import Act, Case, Clock, Measure
from anbinh.records.cases.papers import papers_of, papers_of_measure
from anbinh.records.cases.sheet import facts_sheet
from anbinh.records.cases.standing import allowed, choices
from anbinh.records.cases.views.finding import case_of, page
from anbinh.records.cases.wording import FAMILIES
from anbinh.records.intake.badges import limit_name
from anbinh.records.intake.models import Report


@doors.staff("cases.read")
def case(request: HttpRequest, key: int) -> HttpResponse:
    """The page of a case."""
    found, me, at = case_of(request, key), doors.person_of(request), timezone.now()
    may = choices(me, found, at=at)
    lawful = {verb: one for verb, one in may.items() if not one.refusal}
    families = [(title, [lawful[verb] for verb in verbs if verb in lawful]) for title, verbs in FAMILIES]
    context = {
        "case": found,
        "sheet": facts_sheet(found),
        "stage": stage_badge(found),
        "clocks": _clocks(found, at=at),
        "families": [(title, some) for title, some in families if some],
        "refused": [one for one in may.values() if one.refusal],
        "report": _report(found, me),
        "may_hold": allowed(me, "cases.hold", found.holder, at=at),
        **_told(found, me, at=at),
        "may_journal": me.may("journal.read", on=timezone.localdate()),
    }
    return page(request, "cases/case.html", context)


def _clocks(found: Case, *, at: datetime) -> list[tuple[str, Any]]:
    running = Clock.objects.of_case(found).running()
    return [(limit_name(one.limit, at=one.start_at), badge_of(one, at=at)) for one in running]


def _report(found: Case, me: Person) -> Report | None:
    """The report it was opened from, if the reader may open that."""
    if found.report is None or not me.may("intake.read", on=timezone.localdate()):
        return None
    visible = Report.objects.visible_to(me, on=timezone.localdate())
    return found.report if visible.contains(found.report) else None


def _told(found: Case, me: Person, *, at: datetime) -> dict[str, Any]:
    measures = list(Measure.objects.of_case(found).with_cases().with_clocks().in_order())
    acts = list(Act.objects.of_case(found))
    clocks = Clock.objects.about_case(found)
    rows = by_due(held_of(one, me, at=at) for one in measures)
    return {
        "held": [row for row in rows if row.measure.ended_at is None],
        "ended": [row for row in rows if row.measure.ended_at is not None],
        "steps": [(step, ()) for step in history_of(found, acts, measures, clocks, at=at)],
        "papers": papers_of(acts),
        "custody_papers": [(one, papers_of_measure(one)) for one in measures],
    }
