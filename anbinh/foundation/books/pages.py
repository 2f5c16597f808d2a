"""The pages of a book: its list, a record, a step, entering one. A room's views open the door and call these."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books import register, saved
from anbinh.foundation.books.book import Book, Choice, in_order
from anbinh.foundation.books.commands import Overtaken, Refusal, leaving
from anbinh.foundation.books.forms import Asked, EntryForm, StepForm
from anbinh.foundation.books.models import Act, Record, day_of
from anbinh.foundation.books.papers import RENDERERS
from anbinh.foundation.books.timeline import Fact, Step, history_of
from anbinh.foundation.files import answers
from anbinh.foundation.files.listing import listed
from anbinh.foundation.files.models import StoredFile
from anbinh.foundation.web import doors, questions, toasts
from anbinh.foundation.web.tables import Table

Command = Callable[..., Act]


def index(request: HttpRequest, book: Book, table: Table, *, at: datetime, **more: Any) -> HttpResponse:
    """The list of a book with what stands around it, or the file that it was asked for as."""
    if file := taken_out(request, book, table, at=at):
        return file
    name = book.name
    around = saved.around(request, name, questions.plain(request.GET), index=f"{name}:index")
    return render(request, f"{name}/index.html", {"table": table, "saved": around, **more})


def taken_out(request: HttpRequest, book: Book | str, table: Table, *, at: datetime) -> HttpResponse | None:
    """A table as the file that was asked for; the journal keeps who took it out. None where none was."""
    table.prints, ending = True, request.GET.get("format", "")
    me = doors.person_of(request)
    file = register.printed(request, table, by=me, at=at) if ending in RENDERERS else table.export()
    if file is not None and file.status_code == HTTPStatus.OK:
        leaving.note_taken_out(book if isinstance(book, str) else book.name, ending, by=me, at=at)
    return file


def record_of(request: HttpRequest, book: Book, key: int, *, at: datetime) -> Any:
    """The record an address names; 404 alike for one that is not there and one out of reach."""
    rows: Any = book.model._default_manager
    visible = rows.visible_to(doors.person_of(request), on=day_of(at), permission=book.read)
    return get_object_or_404(visible.with_names(), pk=key)


def record(
    request: HttpRequest, book: Book, found: Record, *, title: str, facts: Sequence[Fact], at: datetime, **more: Any
) -> HttpResponse:
    """The page of a record: facts, where it stands, what may be done, what was done."""
    me = doors.person_of(request)
    lawful, refused = in_order(book.choices(me, found, at=at))
    context = {
        "book": book,
        "record": found,
        "title": title,
        "sheet": facts,
        "verbs": [(one.words.button, _address(book, found, one.step)) for one in lawful],
        "refused": refused,
        "steps": [(step, _files(book, found, step)) for step in history_of(book, found)],
        "may_journal": me.may("journal.read", on=day_of(at)),
        "index": reverse(f"{book.name}:index"),
    }
    return render(request, f"{book.name}/record.html", {**context, **more})


def _address(book: Book, found: Record, step: str) -> str:
    return reverse(f"{book.name}:step", kwargs={"key": found.pk, "slug": book.steps[step].words.slug})


def _files(book: Book, found: Record, step: Step) -> list[Any]:
    def link(one: StoredFile) -> str:
        return reverse(f"{book.name}:file", kwargs={"key": found.pk, "file": one.pk})

    return listed(step.files, link=link)


def step(
    request: HttpRequest,
    book: Book,
    found: Record,
    slug: str,
    *,
    forms: Mapping[str, type[StepForm]],
    commands: Mapping[str, Command],
    at: datetime,
) -> HttpResponse:
    """Do one step on one record; refused, everything typed stays and the sentence stands above the form."""
    name = next((name for name, one in book.steps.items() if one.words.slug == slug), None)
    if name is None or name not in forms:
        raise Http404(slug)
    me = doors.person_of(request)
    form = forms[name](request.POST or None, request.FILES or None, asked=Asked(found, at))
    if form.is_valid() and (done := _done(commands[name], found, form, me, at=at)):
        return _afterwards(request, book, done, me, at=at)
    form.hold_files()
    chosen = book.choice(me, found, name, at=at)
    refusal = chosen.refusal if chosen else _no_post(found)
    context = {
        "book": book,
        "record": found,
        "words": book.steps[name].words,
        "refusal": refusal,
        "form": form if form.is_bound or not refusal else None,
        "last": _last(book, found) if name == "take_back" else "",
        "back": reverse(f"{book.name}:record", kwargs={"key": found.pk}),
    }
    return render(request, "books/step.html", context)


def _no_post(found: Record) -> str:
    return _("Your post does not allow this in %(unit)s.") % {"unit": found.holder.name}


def _done(command: Command, found: Record, form: StepForm, me: Person, *, at: datetime) -> Act | None:
    seen, found.version = found.version, form.cleaned_data["version"]
    try:
        return command(found, **form.answers, by=me, at=at)
    except Overtaken as overtaken:
        form.add_error(None, str(overtaken))
        form.look_again(seen)
    except Refusal as refusal:
        form.add_error(None, str(refusal))
    finally:
        found.version = seen
    return None


def _afterwards(request: HttpRequest, book: Book, done: Act, me: Person, *, at: datetime) -> HttpResponse:
    """Back to the record, with a toast that can undo the step; to the list when it has left the reader's reach."""
    rows: Any = book.model._default_manager
    now = rows.get(pk=done.subject_id)
    undo: Choice | None = None
    if done.verb in book.steps and book.steps[done.verb].reversible:
        undo = book.choice(me, now, "take_back", at=at)
    way = _address(book, now, "take_back") if undo and not undo.refusal else ""
    said = _("%(code)s: %(what)s.") % {"code": now.code, "what": book.did(done.verb)}
    toasts.done(request, capfirst(said), href=way, label=_("Undo") if way else "")
    visible = rows.visible_to(me, on=day_of(at), permission=book.read).contains(now)
    return redirect(f"{book.name}:record", key=now.pk) if visible else redirect(f"{book.name}:index")


def _last(book: Book, found: Record) -> str:
    """The step that would be taken back, in words."""
    last = Act.objects.about(found).standing().last_made()
    return capfirst(book.did(last.verb)) if last else ""


def enter(
    request: HttpRequest,
    book: Book,
    *,
    title: str,
    lead: str,
    button: str,
    form: EntryForm,
    command: Callable[..., Record],
) -> HttpResponse:
    """Enter a new record."""
    me, at = doors.person_of(request), form.asked.at
    if form.is_bound and form.is_valid():
        try:
            made = command(**form.answers, by=me, at=at)
            toasts.done(request, _("Entered: %(code)s.") % {"code": made.code})
            return redirect(f"{book.name}:record", key=made.pk)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    form.hold_files()
    context = {"title": title, "lead": lead, "button": button, "form": form, "back": reverse(f"{book.name}:index")}
    return render(request, "books/enter.html", {"book": book, **context})


def file(request: HttpRequest, found: Record, key: int) -> HttpResponseBase:
    """A file that hangs on one of the record's acts; anything else is not found."""
    mine = {one.pk: one for act in Act.objects.about(found) for one in act.files.all()}
    if key not in mine:
        raise Http404("not a file of this record")
    return answers.send(mine[key], request)
