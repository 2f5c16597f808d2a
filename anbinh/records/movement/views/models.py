"""Pages of models on the staff side: the list, one model, a step, beginning one."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from anbinh.foundation.books import pages
from anbinh.foundation.books.forms import Asked
from anbinh.foundation.books.models import Act
from anbinh.foundation.web import doors
from anbinh.records.movement.book import BOOK
from anbinh.records.movement.commands import models as commands
from anbinh.records.movement.comparing import LEAST
from anbinh.records.movement.evidence import evidence_on
from anbinh.records.movement.forms import PlanForm
from anbinh.records.movement.models import CommunityModel, Evaluation, Site, SiteReview
from anbinh.records.movement.reviews import badge_of
from anbinh.records.movement.sheet import checklist, facts_of
from anbinh.records.movement.sheets import sheet_on
from anbinh.records.movement.standing import standing_on
from anbinh.records.movement.tables import ModelTable, points_of

READ = "movement.read"
COMMANDS: dict[str, Callable[..., Act]] = {
    "survey": commands.survey,
    "propose": commands.propose,
    "approve": commands.approve,
    "commit": commands.commit,
    "launch": commands.launch,
    "attach": commands.attach,
    "meet": commands.meet,
    "review": commands.review,
    "evaluate": commands.evaluate,
    "recognise": commands.recognise,
    "replicate": commands.replicate,
    "retire": commands.retire,
    "note": commands.note,
    "correct": commands.correct,
    "take_back": commands.take_back,
}


@doors.staff("movement.read")
def index(request: HttpRequest) -> HttpResponse:
    """The list, what is kept today, and as a file what the list shows."""
    person, today = doors.person_of(request), timezone.localdate()
    visible = CommunityModel.objects.visible_to(person, on=today, permission=READ).with_names().with_sites(today)
    table = ModelTable(request, visible.largest_first(), on=today)
    return pages.index(
        request,
        BOOK,
        table,
        at=timezone.now(),
        standing=standing_on(today, Site.objects.visible_to(person, on=today, permission=READ)),
        overdue=visible.overdue(today).count(),
        may_begin=person.may("movement.handle", on=today),
    )


@doors.staff("movement.read")
def record(request: HttpRequest, key: int) -> HttpResponse:
    """One model: its file, its sites, its reviews and evaluations."""
    at, today = timezone.now(), timezone.localdate()
    model: CommunityModel = pages.record_of(request, BOOK, key, at=at)
    sites = Site.objects.of(model)
    more = {
        "badge": badge_of(model, on=today),
        "papers": checklist(model),
        "standing": standing_on(today, sites),
        "evaluations": list(Evaluation.objects.of(model)),
        "criteria": sheet_on(today),
        "reviews": list(SiteReview.objects.of_model(model)[:8]),
        "points": points_of(sites.kept_on(today)),
    }
    return pages.record(request, BOOK, model, title=model.name, facts=facts_of(model, on=today), at=at, **more)


@doors.staff("movement.read")
def evidence(request: HttpRequest, key: int) -> HttpResponse:
    """Figures of its communes before and after, beside like communes without it."""
    model: CommunityModel = pages.record_of(request, BOOK, key, at=timezone.now())
    seen = evidence_on(model, today=timezone.localdate())
    return render(request, "movement/evidence.html", {"model": model, "seen": seen, "least": LEAST})


@doors.staff("movement.handle")
def enter(request: HttpRequest) -> HttpResponse:
    """Begin a model."""
    form = PlanForm(request.POST or None, request.FILES or None, asked=Asked(None, timezone.now()))
    return pages.enter(
        request,
        BOOK,
        title=_("Begin a model"),
        lead=_(
            "With the survey plan that the local leadership approved. The next steps stand on the page of the model."
        ),
        button=_("Begin a model"),
        form=form,
        command=commands.plan,
    )
