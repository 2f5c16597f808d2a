"""Tasks: the list, one task, a step, giving one, the year, and what was given to a unit."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from anbinh.foundation.books import pages
from anbinh.foundation.books.forms import Asked
from anbinh.foundation.books.models import Act
from anbinh.foundation.web import doors
from anbinh.records.programme import gantt, given
from anbinh.records.programme.book import TASKS
from anbinh.records.programme.commands import assign, tasks
from anbinh.records.programme.forms import AssignForm
from anbinh.records.programme.models import Document, Task
from anbinh.records.programme.sheet import facts_of_task
from anbinh.records.programme.standing import badge_of, in_words
from anbinh.records.programme.tables import TaskTable

COMMANDS: dict[str, Callable[..., Act]] = {
    "accept": tasks.accept,
    "progress": tasks.progress,
    "report": tasks.report,
    "explain": tasks.explain,
    "finish": tasks.finish,
    "return": tasks.give_back,
    "ask": tasks.ask,
    "extend": tasks.extend,
    "withdraw": tasks.withdraw,
    "note": tasks.note,
    "correct": tasks.correct,
    "take_back": tasks.take_back,
}


@doors.staff("programme.read")
def index(request: HttpRequest) -> HttpResponse:
    """The list of tasks, and as a file what the list shows."""
    person, today = doors.person_of(request), timezone.localdate()
    visible = Task.objects.visible_to(person, on=today, permission="programme.read").with_names()
    table = TaskTable(request, visible.due_first(), on=today)
    return pages.index(
        request,
        TASKS,
        table,
        at=timezone.now(),
        may_assign=person.may("programme.assign", on=today),
        tally=in_words(visible.tally(today)),
    )


@doors.staff("programme.read")
def record(request: HttpRequest, key: int) -> HttpResponse:
    """One task."""
    at = timezone.now()
    task: Task = pages.record_of(request, TASKS, key, at=at)
    badge = badge_of(task, on=timezone.localdate())
    return pages.record(request, TASKS, task, title=task.title, facts=facts_of_task(task), at=at, badge=badge)


@doors.staff("programme.assign")
def enter(request: HttpRequest) -> HttpResponse:
    """Give a task; from the page of a document, it is filled in."""
    number = request.GET.get("document", "")
    document = Document.objects.of_number(number).first() if number else None
    form = AssignForm(request.POST or None, request.FILES or None, asked=Asked(document, timezone.now()))
    return pages.enter(
        request,
        TASKS,
        title=_("Give a task"),
        lead=_("One unit leads, others may support it. It stands on their day until you accept it as done."),
        button=_("Give a task"),
        form=form,
        command=assign,
    )


@doors.staff("programme.read")
def mine(request: HttpRequest) -> HttpResponse:
    """What was given to one's own unit, or to the unit that the address names."""
    person, today = doors.person_of(request), timezone.localdate()
    code = request.GET.get("unit", "").strip()[:40]
    unit, ids = given.asked_units(person, code, on=today) if code else (None, given.own_units(person, on=today))
    context = {"unit": unit, "code": code, "piles": given.piles_of(ids, on=today), "tallies": given.tallies(ids, today)}
    return render(request, "tasks/given.html", context)


@doors.staff("programme.read")
def year(request: HttpRequest) -> HttpResponse:
    """The key tasks of a year over its weeks."""
    person, today = doors.person_of(request), timezone.localdate()
    visible = Task.objects.visible_to(person, on=today, permission="programme.read").with_names()
    years = visible.key_tasks().years()
    asked = request.GET.get("year", "")
    chosen = int(asked) if asked.isdecimal() and int(asked) in years else (years[0] if years else today.year)
    tasks_of_year = visible.key_tasks().in_year(chosen)
    context = {"gantt": gantt.drawn(tasks_of_year, chosen, on=today), "years": years, "chosen": chosen}
    return render(request, "tasks/year.html", {**context, "tally": in_words(tasks_of_year.tally(today))})
