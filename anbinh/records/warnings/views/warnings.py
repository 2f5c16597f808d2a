"""The list of warnings, one warning, a step, drafting one."""

from collections.abc import Callable
from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from anbinh.foundation.books import pages
from anbinh.foundation.books.forms import Asked
from anbinh.foundation.books.models import Act
from anbinh.foundation.web import doors
from anbinh.records.warnings import commands, marked
from anbinh.records.warnings.badges import badge_of
from anbinh.records.warnings.book import BOOK
from anbinh.records.warnings.forms.warnings import FORMS, DraftForm
from anbinh.records.warnings.from_series import begun_from
from anbinh.records.warnings.models import Delivery, Edition, PublicWarning
from anbinh.records.warnings.post import send_delivery
from anbinh.records.warnings.sheet import facts_of
from anbinh.records.warnings.table import WarningTable

# Letters handed over while whoever approved waits; the rest goes with the next run of `anbinh warnings send`.
AT_ONCE = 100
COMMANDS: dict[str, Callable[..., Act]] = {
    "correct": commands.correct,
    "submit": commands.submit,
    "series": commands.link_series,
    "publish": commands.publish,
    "return": commands.return_,
    "revise": commands.revise,
    "cancel": commands.cancel,
    "note": commands.note,
    "take_back": commands.take_back,
}


@doors.staff("warnings.read")
def index(request: HttpRequest) -> HttpResponse:
    """The list, and as a file what the list shows."""
    person, today = doors.person_of(request), timezone.localdate()
    visible = PublicWarning.objects.visible_to(person, on=today, permission="warnings.read").with_names()
    table = WarningTable(request, visible.newest_first(), on=today)
    counts = {"out": visible.out().count(), "waiting": visible.waiting().count()}
    return pages.index(
        request, BOOK, table, at=timezone.now(), counts=counts, may_draft=person.may("warnings.draft", on=today)
    )


@doors.staff("warnings.read")
def record(request: HttpRequest, key: int) -> HttpResponse:
    """One warning: its words with what could be simpler, its editions, how far the mail is."""
    at = timezone.now()
    warning: PublicWarning = pages.record_of(request, BOOK, key, at=at)
    more = {
        "badge": badge_of(warning, on=timezone.localdate()),
        "measured": marked.measured(warning),
        "editions": [(one, Delivery.objects.of(one)) for one in Edition.objects.of(warning)],
    }
    return pages.record(request, BOOK, warning, title=warning.title, facts=facts_of(warning), at=at, **more)


@doors.staff("warnings.read")
def step(request: HttpRequest, key: int, slug: str) -> HttpResponse:
    """One step on one warning; what goes out is handed to the mail server at once."""
    at = timezone.now()
    warning = pages.record_of(request, BOOK, key, at=at)
    answer = pages.step(request, BOOK, warning, slug, forms=FORMS, commands=COMMANDS, at=at)
    if settings.MAIL_SENT and answer.status_code == HTTPStatus.FOUND and slug in {"cong-bo", "huy"}:
        commands.deliver(send_delivery, at=at, most=AT_ONCE)
    return answer


@doors.staff("warnings.draft")
def enter(request: HttpRequest) -> HttpResponse:
    """Draft a warning."""
    form = DraftForm(request.POST or None, request.FILES or None, asked=Asked(None, timezone.now()))
    form.initial.update(begun_from(request.GET.get("series", ""), doors.person_of(request), on=form.asked.on))
    return pages.enter(
        request,
        BOOK,
        title=_("Draft a warning"),
        lead=_("Write it as you would say it at the door. A second person approves it before anybody outside sees it."),
        button=_("Draft a warning"),
        form=form,
        command=commands.draft,
    )
