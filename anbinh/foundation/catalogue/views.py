"""The lists of the law and the practice as they stood on any day, and the calculator of the law's time limits."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from anbinh.foundation.catalogue import lists
from anbinh.foundation.catalogue.columns import columns_of
from anbinh.foundation.catalogue.forms import OnDay, Start
from anbinh.foundation.catalogue.items import Item, List, Method, Offence
from anbinh.foundation.catalogue.wording import TRENDS, clause_words, penalty_words, read_badge
from anbinh.foundation.web import doors, words
from anbinh.foundation.web.headers import Switch
from anbinh.foundation.web.tables import Column, Filter, Table
from anbinh.kernels.procedure import (
    Language,
    Limit,
    ProcedureError,
    UnknownLimit,
    cite,
    compute,
    explain,
    register,
    request_by,
    severity_of,
)
from anbinh.kernels.procedure.wording import periods_of


def day_asked(request: HttpRequest) -> tuple[date, OnDay]:
    """The day in the address, today when there is none or it is no day."""
    form = OnDay(request.GET)
    return (form.cleaned_data.get("on") if form.is_valid() else None) or timezone.localdate(), form


def epochs(changes: Iterable[date], day: date) -> Switch:
    """The last day of each earlier state to choose from, and the day asked for when it is none of them."""
    today = timezone.localdate()
    last_days = sorted((change - timedelta(days=1) for change in changes if change <= today), reverse=True)
    chosen = "" if day == today else day.isoformat()
    choices: list[tuple[str, str | Promise]] = [("", _("today"))]
    # Before the first change there was nothing to show.
    choices += [(last.isoformat(), gettext("to %(day)s") % {"day": words.day(last)}) for last in last_days[:-1]]
    if chosen not in dict(choices):
        choices.append((chosen, words.day(day)))
    return Switch("on", _("As in force"), choices, chosen)


def list_asked(name: str) -> List:
    """The list by the word in the address; an unknown one is no page."""
    try:
        return lists.list_named(name)
    except lists.CatalogueError as unknown:
        raise Http404(str(unknown)) from unknown


def item_page(made: List, row: Item, day: date) -> str:
    """The page of an item; another day than today stays in the address."""
    query = "" if day == timezone.localdate() else f"?on={day.isoformat()}"
    return reverse("catalogue:item", args=[made.slug, row.code]) + query


@doors.staff("catalogue.read")
def index(request: HttpRequest) -> HttpResponse:
    """Every list with what it holds today, and one search through all of them."""
    today = timezone.localdate()
    text = request.GET.get("q", "").strip()[:100]
    context = {
        "text": text,
        "found": [(made, row, item_page(made, row, today)) for made, row in lists.search(text, on=today)[:100]],
        "lists": [(made, len(lists.items(made.code, on=today))) for made in lists.lists().values()],
        "limits": len(register().limits),
    }
    return render(request, "catalogue/index.html", context)


@doors.staff("catalogue.read")
def items(request: HttpRequest, name: str) -> HttpResponse:
    """One list as it stood on the day asked for."""
    made, (day, form) = list_asked(name), day_asked(request)
    groups = [(code, str(both)) for code, both in made.groups.items()]
    table = Table(
        request,
        lists.items(made.code, on=day),
        columns=columns_of(made, day, lambda row: item_page(made, row, day)),
        search=lists.matching,
        filters=[Filter("group", _("Group"), groups)] if groups else [],
        name=made.slug,
        empty=_("Nothing matches. Check the spelling, or clear the search."),
    )
    context = {"table": table, "list": made, "day": day, "form": form, "period": epochs(made.epochs, day)}
    return table.export() or render(request, "catalogue/list.html", context)


@doors.staff("catalogue.read")
def item(request: HttpRequest, name: str, code: str) -> HttpResponse:
    """One item: what it says on the day asked for, and every version it has had."""
    made, (day, form) = list_asked(name), day_asked(request)
    versions = lists.versions(made.code, code)
    if not versions:
        raise Http404
    row = next((version for version in versions if version.in_force(day)), versions[-1])
    changes = {edge for one in versions for edge in (one.valid_from, one.valid_to) if edge}
    context = {
        **{"list": made, "item": row, "day": day, "form": form, "in_force": row.in_force(day)},
        "badge": read_badge(row.verified_on(day)),
        "group": made.groups.get(getattr(row, "group", "")),
        "sources": [lists.cited(citation) for citation in row.source],
        "versions": [(version, read_badge(version.verified_on(day))) for version in versions],
        "period": epochs(changes, day),
        **facts_of(row, day),
    }
    return render(request, "catalogue/item.html", context)


def facts_of(row: Item, day: date) -> dict[str, Any]:
    """What only an offence or a method has."""
    if isinstance(row, Offence):
        return {
            "clauses": clauses_of(row, day),
            "lines": linked("lines", row.lines, day),
            "iccs": linked("iccs", row.iccs, day),
            "methods": linked("methods", [one.code for one in lists.methods_of(row.code, on=day)], day),
        }
    if isinstance(row, Method):
        return {"trend": TRENDS[row.trend(day)], "offences": linked("offences", row.articles, day)}
    return {}


def linked(name: str, codes: Iterable[str], day: date) -> list[tuple[Item, str]]:
    """Items of another list with their pages, those in force on the day."""
    made = lists.list_named(name)
    return [(row, item_page(made, row, day)) for row in lists.items(name, on=day) if row.code in set(codes)]


def clauses_of(row: Offence, day: date) -> list[dict[str, Any]]:
    """Each clause with its penalty, the class that follows and whether it waits for the victim's request."""
    classes = {one.code: one for one in list_asked("severities").items}
    return [
        {
            "number": clause_words(clause.number),
            "penalty": penalty_words(clause.penalty),
            "class": classes[clause.severity],
            "on_request": lists.on_request(row.code, clause.number, on=day),
            "badge": read_badge(row.clause_verified_on(clause, day)),
        }
        for clause in row.clauses
    ]


LIMITS = (
    Column("id", _("Limit"), value="id", href=lambda limit: reverse("catalogue:limit", args=[limit.id])),
    Column("name", _("What it is"), value=lambda limit: limit.name.say(language())),
    Column("period", _("How long"), value=lambda limit: periods_of(limit, language())),
    Column("start", _("Counted from"), value=lambda limit: limit.start.say(language())),
    Column("by", _("Who must act"), value=lambda limit: limit.by.say(language())),
    Column("must", _("What must have happened"), value=lambda limit: limit.must.say(language()), default=False),
    Column("source", _("Where it stands"), value=lambda limit: cite(limit.source, language())),
    Column("valid_from", _("In force from"), value="valid_from", kind="day", default=False),
    Column("valid_to", _("Ended on"), value="valid_to", kind="day", default=False),
    Column("verified", _("Text"), value=lambda limit: read_badge(limit.verified), kind="badge"),
)


def language() -> Language:
    """The language of the page, as the kernels name it."""
    return "en" if words.language() == "en" else "vi"


@doors.staff("catalogue.read")
def limits(request: HttpRequest) -> HttpResponse:
    """Every time limit of the law with its period and source."""
    rows = sorted(register().limits, key=lambda limit: limit.valid_to is not None)
    table = Table(request, rows, columns=LIMITS, search=lists.limits_matching, name="thoi-han", page_size=200)
    return table.export() or render(request, "catalogue/limits.html", {"table": table})


@doors.staff("catalogue.read")
def limit(request: HttpRequest, limit_id: str) -> HttpResponse:
    """One limit: what it demands, and when it runs out from the start a reader gives."""
    try:
        texts = register().texts(limit_id)
    except UnknownLimit as unknown:
        raise Http404(unknown.say(language())) from unknown
    found = next((one for one in texts if one.valid_to is None), texts[-1])
    form = Start(request.GET if "day" in request.GET else None, limit=found, language=language())
    context = {
        **{"limit": found, "texts": texts, "form": form, "language": language()},
        "source": cite(found.source, language()),
        "badge": read_badge(found.verified_on(timezone.localdate())),
        "answer": answer_to(form, found) if form.is_valid() else None,
    }
    return render(request, "catalogue/limit.html", context)


def answer_to(form: Start, found: Limit) -> dict[str, Any] | None:
    """The due moment, the warning and the sentence; a start the law does not cover goes back to the form."""
    chosen = form.cleaned_data
    try:
        deadline = compute(
            found.id,
            form.start,
            severity=severity_of(chosen["severity"]) if chosen.get("severity") else None,
            variant=chosen.get("variant") or None,
            extension=int(chosen.get("extension") or 0),
        )
    except ProcedureError as refused:
        form.add_error("day", refused.say(language()))
        return None
    return {"deadline": deadline, "explanation": explain(deadline, language()), "request": request_by(deadline)}
