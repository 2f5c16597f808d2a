"""Documents: the list, one document with its tasks and its way to units, a step, entering one."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from anbinh.foundation.books import pages
from anbinh.foundation.books.forms import Asked
from anbinh.foundation.books.models import Act
from anbinh.foundation.web import doors
from anbinh.records.programme.book import DOCUMENTS
from anbinh.records.programme.commands import documents
from anbinh.records.programme.forms import DocumentForm
from anbinh.records.programme.models import Delivery, Document, Task
from anbinh.records.programme.sheet import facts_of_document
from anbinh.records.programme.standing import badge_of, in_words
from anbinh.records.programme.tables import DocumentTable

COMMANDS: dict[str, Callable[..., Act]] = {
    "send": documents.send,
    "remind": documents.remind,
    "repeal": documents.repeal,
    "note": documents.note,
    "correct": documents.correct,
    "take_back": documents.take_back,
}


@doors.staff("programme.read")
def index(request: HttpRequest) -> HttpResponse:
    """The list of documents, and as a file what the list shows."""
    person, today = doors.person_of(request), timezone.localdate()
    visible = Document.objects.visible_to(person, on=today, permission="programme.read").with_names()
    table = DocumentTable(request, visible.newest_first())
    return pages.index(
        request, DOCUMENTS, table, at=timezone.now(), may_assign=person.may("programme.assign", on=today)
    )


@doors.staff("programme.read")
def record(request: HttpRequest, key: int) -> HttpResponse:
    """One document, the tasks it gave, and where it stands with the units it was sent to."""
    at, today, person = timezone.now(), timezone.localdate(), doors.person_of(request)
    document: Document = pages.record_of(request, DOCUMENTS, key, at=at)
    given = Task.objects.visible_to(person, on=today, permission="programme.read").of_document(document)
    sent = Delivery.objects.visible_to(person, on=today, permission="programme.read").of_document(document)
    more = {
        "tasks": [(task, badge_of(task, on=today)) for task in given.with_names().due_first()],
        "task_tally": given.tally(today),
        "task_words": in_words(given.tally(today)),
        "counts": sent.counts(),
        "sent_words": in_words(sent.tally(today)),
        "may_assign": person.may("programme.assign", on=today),
    }
    return pages.record(
        request, DOCUMENTS, document, title=document.title, facts=facts_of_document(document), at=at, **more
    )


@doors.staff("programme.assign")
def enter(request: HttpRequest) -> HttpResponse:
    """Enter a document."""
    form = DocumentForm(request.POST or None, request.FILES or None, asked=Asked(None, timezone.now()))
    return pages.enter(
        request,
        DOCUMENTS,
        title=_("Enter a document"),
        lead=_("A plan, a directive, guidance or rules that were signed. From its page it is sent and gives tasks."),
        button=_("Enter a document"),
        form=form,
        command=documents.enter,
    )
