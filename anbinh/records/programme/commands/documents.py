"""What is done with a document: enter, send to many units at once, remind, repeal, correct, take back."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import connection, transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books import commands as books
from anbinh.foundation.books.commands import Paper, Refusal, laid
from anbinh.foundation.books.commands.steps import NOTHING_WRITTEN
from anbinh.foundation.books.models import Act, day_of
from anbinh.foundation.journal.commands import Posting
from anbinh.foundation.units.models import Unit
from anbinh.foundation.units.querysets import UnitQuerySet
from anbinh.foundation.web import words
from anbinh.records.programme import verbs
from anbinh.records.programme.book import ASSIGN, DOCUMENTS
from anbinh.records.programme.commands import telling
from anbinh.records.programme.models import Committee, Delivery, Document
from anbinh.records.programme.querysets import rows_to_send

CORRECTABLE = ("title", "summary", "text", "signer")


def enter(
    *,
    unit: Unit,
    kind: str,
    number: str,
    title: str,
    signer: str,
    on: date,
    summary: str = "",
    text: str = "",
    committees: Sequence[Committee] = (),
    topic: str = "other",
    campaign: str = "",
    replaces: Document | None = None,
    paper: Paper = NOTHING_WRITTEN,
    by: Person | None,
    at: datetime,
) -> Document:
    """Enter a document that was signed; what it replaces is no longer in force from its day on."""
    with transaction.atomic():
        first, second = (*committees, None, None)[:2]
        made = Document(
            unit=unit,
            kind=kind,
            number=number.strip(),
            title=title.strip(),
            signer=signer.strip(),
            opened_on=on,
            summary=summary.strip(),
            text=text.strip(),
            committee=first,
            with_committee=second,
            topic=topic,
            campaign=campaign,
            replaces=replaces,
        )
        _check(made)
        if Document.objects.same_as(unit, made.number, on).exists():
            raise Refusal(_("This unit has a document of this number and day already. Look it up in the list."))
        desk = books.entered(DOCUMENTS, made, "enter", paper, permission=ASSIGN, prefix="VB", by=by, at=at)
        if replaces is not None:
            _replace(replaces, made, by=by, at=at)
        desk.post(verbs.ENTERED)
        desk.close()
        return made


def _check(document: Document) -> None:
    if not document.number or not document.title or not document.signer:
        raise Refusal(_("Give the document its number, its title and who signed it."))


def _replace(old: Document, new: Document, *, by: Person | None, at: datetime) -> None:
    desk = laid(DOCUMENTS, old, "repeal", Paper(on=max(new.opened_on, old.opened_on)), by=by, at=at)
    # Lawful when repealing is; told as what it is, and not offered by itself.
    desk.act.verb = "replaced"
    desk.record.stage, desk.record.ended_on = Document.Stage.REPLACED, desk.act.on
    desk.act.facts = [_("by %(document)s") % {"document": new}]
    desk.post(verbs.REPLACED)
    desk.close()


def send(
    document: Document, paper: Paper, *, units: UnitQuerySet, due_on: date, by: Person | None, at: datetime
) -> Act:
    """Send it to units, one record each, in one statement; those that have it already get no second.

    The sending is told to the journal in one batch. A unit in which somebody can answer has it delivered at once.
    """
    with transaction.atomic():
        desk = laid(DOCUMENTS, document, "send", paper, by=by, at=at)
        if due_on < desk.act.on:
            raise Refusal(_("The due day lies before the day of sending. Check the days."))
        _must_reach(units, by=by, at=at)
        _insert(desk.record, units, on=desk.act.on, due_on=due_on, at=at)
        made = list(Delivery.objects.of_document(desk.record).sent_at(at).with_names())
        if not made:
            raise Refusal(_("Every one of these units has this document already."))
        Delivery.objects.of_document(desk.record).sent_at(at).of_units_with_officers(day_of(at)).update(delivered_at=at)
        count = ngettext("%(n)s unit", "%(n)s units", len(made)) % {"n": words.number(len(made))}
        desk.act.facts = [count, _("due %(day)s") % {"day": words.day(due_on)}]
        codes = desk.record.codes
        telling.sent(desk.record, Delivery.objects.of_document(desk.record).sent_at(at), again=False, by=by, at=at)
        desk.postings += [Posting(verbs.SENT, one, one.unit, one.opened_on, 1, codes) for one in made]
        return desk.close()


def _must_reach(units: UnitQuerySet, *, by: Person | None, at: datetime) -> None:
    """Nobody directs units beyond their reach: a commune's committee those of the commune."""
    if by is None or (reach := by.reach(on=day_of(at), permission=ASSIGN)).everything:
        return
    if beyond := [unit.name for unit in units if not reach.covers(unit)]:
        said = {"units": "; ".join(beyond[:5]), "n": words.number(len(beyond))}
        raise Refusal(_("%(n)s of these units lie beyond your reach: %(units)s. Write those it is for.") % said)


def _insert(document: Document, units: UnitQuerySet, *, on: date, due_on: date, at: datetime) -> None:
    """One INSERT … SELECT over the units, however many they are."""
    same: dict[str, Any] = {
        "document": document.pk,
        "stage": Delivery.Stage.SENT,
        "opened_on": on,
        "recorded_at": at,
        "due_on": due_on,
        "version": 1,
        "reminders": 0,
    }
    quote, fields = connection.ops.quote_name, Delivery._meta
    columns = [fields.get_field(name) for name in ("unit", "code", "search", *same)]
    names = ", ".join(quote(str(one.column)) for one in columns)  # type: ignore[union-attr]  # stored fields have columns
    values = [fields.get_field(name).get_db_prep_save(value, connection) for name, value in same.items()]  # type: ignore[union-attr]  # likewise
    chosen, given = rows_to_send(units, document, code=document.code).query.sql_with_params()
    slots = ", ".join(["%s"] * len(values))
    # Only names of our own columns are put into the text; every value is handed over beside it.
    sql = f"INSERT INTO {quote(fields.db_table)} ({names}) SELECT chosen.*, {slots} FROM ({chosen}) AS chosen"
    with connection.cursor() as cursor:
        cursor.execute(sql, (*values, *given))


def remind(document: Document, paper: Paper, *, by: Person | None, at: datetime) -> Act:
    """Remind every unit that has not answered."""
    with transaction.atomic():
        desk = laid(DOCUMENTS, document, "remind", paper, by=by, at=at)
        silent = Delivery.objects.of_document(desk.record).unanswered()
        number = silent.remind()
        if not number:
            raise Refusal(_("Every unit has answered: there is nobody to remind."))
        desk.act.facts = [ngettext("%(n)s unit", "%(n)s units", number) % {"n": words.number(number)}]
        desk.post(verbs.REMINDED)
        telling.sent(desk.record, silent, again=True, by=by, at=at)
        return desk.close()


def repeal(document: Document, paper: Paper, *, by: Person | None, at: datetime) -> Act:
    """It is no longer in force."""
    with transaction.atomic():
        if not paper.text.strip():
            raise Refusal(_("Say why it is no longer in force."))
        desk = laid(DOCUMENTS, document, "repeal", paper, by=by, at=at)
        desk.record.stage, desk.record.ended_on = Document.Stage.REPEALED, desk.act.on
        desk.post(verbs.REPEALED)
        return desk.close()


def note(document: Document, *, text: str, by: Person | None, at: datetime) -> Act:
    """A line in the history."""
    return books.note(DOCUMENTS, document, verbs.NOTED, text=text, by=by, at=at)


def correct(document: Document, *, values: Mapping[str, Any], reason: str, by: Person | None, at: datetime) -> Act:
    """Change what the book says of it."""
    with transaction.atomic():
        desk = books.corrected(DOCUMENTS, document, values, among=CORRECTABLE, reason=reason, by=by, at=at)
        _check(desk.record)
        desk.post(verbs.CORRECTED)
        return desk.close(reason=reason)


def take_back(document: Document, *, reason: str, by: Person | None, at: datetime) -> Act:
    """Undo the last step."""
    return books.take_back(DOCUMENTS, document, reason=reason, by=by, at=at)
