"""The phrases by which the programme is read, and what the records say the journal must hold."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Self

from django.apps import apps
from django.db import models
from django.db.models import Count, F, Q, Value
from django.db.models.functions import Concat

from anbinh.foundation.accounts.access import roles_with
from anbinh.foundation.books.querysets import BookRecordQuerySet, rows_of
from anbinh.foundation.journal.verbs import Fact, rebuilds
from anbinh.records.programme import verbs
from anbinh.records.programme.rules import NEAR, Tally, first_overdue

if TYPE_CHECKING:
    from anbinh.foundation.accounts.models import Person
    from anbinh.foundation.units.models import Unit
    from anbinh.records.programme.models import (
        Committee,
        Delivery,
        Document,
        Member,  # noqa: F401 (named in the base class)
        Task,
        Term,
    )

FINISHED = ("done", "withdrawn", "released")


class CommitteeQuerySet(BookRecordQuerySet["Committee"]):
    """Committees; whoever reads the programme reads all of them."""

    def visible_to(self, person: "Person", *, on: date, permission: str) -> Self:
        """All, for whoever has the permission."""
        return self if person.may(permission, on=on) else self.none()

    def known_as(self, short: str) -> "Committee | None":
        """The one of this number."""
        return self.filter(short=short).first()

    def at_work(self) -> Self:
        """Not ended."""
        return self.filter(stage="active")

    def shorts(self) -> list[str]:
        """The numbers they are called by."""
        return sorted(set(self.order_by().values_list("short", flat=True).distinct()))

    def with_names(self) -> Self:
        """Ready to be listed."""
        return self.select_related("unit", "standing_office")


class MemberQuerySet(models.QuerySet["Member"]):
    """Members of committees."""

    def of(self, committee: "Committee") -> Self:
        """One committee's, the head first."""
        return self.filter(committee=committee, void=False).select_related("person", "unit").order_by("rank", "pk")

    def on(self, day: date) -> Self:
        """Members on a day."""
        return self.filter(Q(valid_from__lte=day) & (Q(valid_to__isnull=True) | Q(valid_to__gt=day)), void=False)

    def begun_with(self, act: models.Model) -> Self:
        """Appointed by this act."""
        return self.filter(begun_by=act)

    def ended_with(self, act: models.Model) -> Self:
        """Released by this act."""
        return self.filter(ended_by=act)


class DocumentQuerySet(BookRecordQuerySet["Document"]):
    """Documents; whoever reads the programme reads all of them."""

    def visible_to(self, person: "Person", *, on: date, permission: str) -> Self:
        """All, for whoever has the permission."""
        return self if person.may(permission, on=on) else self.none()

    def in_force(self) -> Self:
        """Neither replaced nor repealed."""
        return self.filter(stage="in_force")

    def of_committee(self, short: str) -> Self:
        """A committee's, alone or together with another."""
        return self.filter(Q(committee__short=short) | Q(with_committee__short=short))

    def rules_of(self, committee: "Committee") -> Self:
        """Working rules in force of a committee."""
        return self.in_force().of_committee(committee.short).filter(kind__in=("rules", "decision"))

    def of_number(self, number: str) -> Self:
        """Those of this number."""
        return self.filter(number__iexact=number.strip())

    def same_as(self, unit: "Unit", number: str, day: date) -> Self:
        """The same number of the same unit and day."""
        return self.of_number(number).filter(unit=unit, opened_on=day)

    def with_names(self) -> Self:
        """Ready to be listed."""
        return self.select_related("unit", "committee", "with_committee", "replaces")


class DueQuerySet(BookRecordQuerySet[Any]):
    """What has a due day and a day on which it was done."""

    def open(self) -> Self:
        """Neither done nor taken off."""
        return self.exclude(stage__in=FINISHED)

    def standing(self) -> Self:
        """What is counted: all but what was taken off."""
        return self.exclude(stage__in=("withdrawn", "released"))

    def overdue(self, on: date) -> Self:
        """Open after its day."""
        return self.open().filter(due_on__lt=on)

    def soon(self, on: date) -> Self:
        """Open and due within days."""
        return self.open().filter(due_on__gte=on, due_on__lte=on + timedelta(days=NEAR))

    def pressing(self, on: date) -> Self:
        """Waiting for the unit's answer, due within days, or overdue."""
        soon = Q(due_on__lte=on + timedelta(days=NEAR)) & ~Q(stage="reported")
        return self.waiting_for_unit().filter(soon | Q(stage__in=("sent", "given")))

    def waiting_for_unit(self) -> Self:
        """Open, with the next step on the unit's side."""
        return self.open().exclude(stage__in=("refused", "wrong_unit"))

    def in_time(self) -> Self:
        """Done by its day."""
        return self.filter(done_on__lte=F("due_on"))

    def late(self) -> Self:
        """Done after its day."""
        return self.filter(done_on__gt=F("due_on"))

    def of_committee(self, short: str) -> Self:
        """A committee's, alone or together with another."""
        return self.filter(Q(committee__short=short) | Q(with_committee__short=short))

    def tally(self, on: date) -> Tally:
        """How many stand where, in one query."""
        counted = (
            self.order_by()
            .standing()
            .aggregate(
                done_in_time=Count("pk", filter=Q(done_on__lte=F("due_on"))),
                done_late=Count("pk", filter=Q(done_on__gt=F("due_on"))),
                open_in_time=Count("pk", filter=Q(done_on__isnull=True, due_on__gte=on)),
                overdue=Count("pk", filter=Q(done_on__isnull=True, due_on__lt=on)),
            )
        )
        return Tally(**counted)

    def due_first(self) -> Self:
        """By what is due first; what is done comes last."""
        return self.annotate(over=Q(stage__in=FINISHED)).order_by("over", "due_on", "pk")


class TaskQuerySet(DueQuerySet):
    """Tasks."""

    def visible_to(self, person: "Person", *, on: date, permission: str) -> Self:
        """Those led or supported by units within reach."""
        reach = person.reach(on=on, permission=permission)
        if reach.everything:
            return self
        helped = self.model.supporting.through.objects.filter(unit__in=reach.unit_ids).values("task")
        return self.filter(Q(unit__in=reach.unit_ids) | Q(pk__in=helped))

    def led_within(self, unit_ids: Any) -> Self:
        """Led by one of these units."""
        return self.filter(unit__in=unit_ids)

    def key_tasks(self) -> Self:
        """Key tasks of a year."""
        return self.filter(is_key=True)

    def touching(self, first: date, last: date) -> Self:
        """Under way on some day from first to last."""
        return self.standing().filter(starts_on__lte=last).filter(Q(due_on__gte=first) | Q(done_on__gte=first))

    def of_document(self, document: "Document") -> Self:
        """What a document gave."""
        return self.filter(document=document)

    def unexplained(self, on: date) -> Self:
        """An explanation was asked for and is not there."""
        return self.open().filter(explain_by__lt=on)

    def with_names(self) -> Self:
        """Ready to be listed."""
        return self.select_related("unit", "document", "committee", "with_committee", "giver")

    def in_year(self, year: int) -> Self:
        """Under way on some day of a year, by their first day."""
        return self.touching(date(year, 1, 1), date(year, 12, 31)).order_by("starts_on", "due_on", "pk")

    def years(self) -> list[int]:
        """Years in which tasks begin or are due, newest first."""
        days = self.order_by().aggregate(first=models.Min("starts_on"), last=models.Max("due_on"))
        return list(range(days["last"].year, days["first"].year - 1, -1)) if days["first"] else []


class TermQuerySet(models.QuerySet["Term"]):
    """Due days of tasks."""

    def running(self, task: "Task") -> "Term | None":
        """The one that runs now."""
        return self.filter(task=task, ended_by__isnull=True, void=False).first()

    def begun_with(self, act: models.Model) -> Self:
        """Running since this act."""
        return self.filter(begun_by=act)

    def ended_with(self, act: models.Model) -> Self:
        """Ended by this act."""
        return self.filter(ended_by=act)

    def of(self, task: "Task") -> Self:
        """One task's, in order."""
        return self.filter(task=task, void=False)


class DeliveryQuerySet(DueQuerySet):
    """Documents sent to units, one row each."""

    def of_document(self, document: "Document") -> Self:
        """One document's."""
        return self.filter(document=document)

    def waiting_for_unit(self) -> Self:
        """Open, with the next step on the unit's side, of documents that are in force."""
        return super().waiting_for_unit().filter(document__stage="in_force")

    def of_key(self, key: str) -> Self:
        """Of the document whose key an address names."""
        return self.filter(document_id=int(key)) if key.isascii() and key.isdigit() else self.none()

    def sent_at(self, moment: datetime) -> Self:
        """Those of one sending."""
        return self.filter(recorded_at=moment)

    def unseen(self, delivery: "Delivery") -> Self:
        """This one, as long as nobody of its unit has looked at it."""
        return self.filter(pk=delivery.pk, seen_at__isnull=True)

    def remind(self) -> int:
        """Count one more reminder for each; how many there were."""
        return self.update(reminders=F("reminders") + 1)

    def unanswered(self) -> Self:
        """No answer yet, of documents that are in force."""
        return self.filter(stage="sent", document__stage="in_force")

    def never_seen(self) -> Self:
        """Nobody of the unit has looked at it."""
        return self.filter(seen_at__isnull=True)

    def documents(self) -> list[tuple[str, str]]:
        """The documents that were sent, the newest first, by key and number."""
        rows = self.order_by("-document__opened_on").values_list("document_id", "document__number").distinct()
        return [(str(key), number) for key, number in rows]

    def to_be_ruled_on(self) -> Self:
        """Refused, or sent to the wrong unit: the sender has to say what holds."""
        return self.filter(stage__in=("refused", "wrong_unit"))

    def led_within(self, unit_ids: Any) -> Self:
        """Sent to one of these units."""
        return self.filter(unit__in=unit_ids)

    def of_units_with_officers(self, on: date) -> Self:
        """Of units in which somebody can answer: posted there, or in an agency there."""
        posts = apps.get_model("accounts", "Post")._default_manager.on(on).with_role(*roles_with("programme.answer"))
        units = apps.get_model("units", "Unit")._default_manager.filter(pk__in=posts.values("unit"))
        return self.filter(Q(unit__in=units) | Q(unit__in=units.agencies().values("parent")))

    def with_names(self) -> Self:
        """Ready to be listed."""
        return self.select_related("unit", "document", "document__committee", "document__with_committee")

    def officers(self, on: date) -> Any:
        """Whoever may answer for one of these units on a day: posted there, or in an agency there; one query."""
        posts = apps.get_model("accounts", "Post")._default_manager.on(on).with_role(*roles_with("programme.answer"))
        units = self.order_by().values("unit")
        here = posts.filter(Q(unit__in=units) | Q(unit__parent__in=units))
        return apps.get_model("accounts", "Person")._default_manager.active().filter(pk__in=here.values("person"))

    def by_unit(self) -> Self:
        """In the order of units."""
        return self.order_by("unit__sort_key", "pk")

    def counts(self) -> dict[str, int]:
        """How far the document has come: sent, delivered, seen, answered, and what they answered."""
        return dict(
            self.order_by().aggregate(
                sent=Count("pk"),
                delivered=Count("pk", filter=Q(delivered_at__isnull=False)),
                seen=Count("pk", filter=Q(seen_at__isnull=False)),
                answered=Count("pk", filter=Q(answered_on__isnull=False)),
                accepted=Count("pk", filter=Q(stage__in=("accepted", "done"))),
                refused=Count("pk", filter=Q(stage="refused")),
                wrong_unit=Count("pk", filter=Q(stage="wrong_unit")),
                released=Count("pk", filter=Q(stage="released")),
                reminded=Count("pk", filter=Q(reminders__gt=0)),
            )
        )


def rows_to_send(units: Any, document: "Document", *, code: str) -> Any:
    """For each unit that has not got the document yet: its key, the number of its record, and what it is found by."""
    has = apps.get_model("programme", "Delivery")._default_manager.filter(document=document).values("unit")
    fresh = units.exclude(pk__in=has).order_by()
    numbered = Concat(Value(f"{code}/"), F("code"), output_field=models.CharField())
    found = Concat(F("search"), Value(f" {document.search}"), output_field=models.TextField())
    return fresh.values_list("pk", numbered, found)


@rebuilds(verbs.ASSIGNED)
def assigned() -> Iterator[Fact]:
    """One for each task, on the day it was given."""
    for task in _tasks():
        yield Fact(task.pk, task.unit_id, task.opened_on, 1, task.codes)


@rebuilds(verbs.DONE)
def done() -> Iterator[Fact]:
    """One for each task accepted as done, on the day it was reported done."""
    for task in _tasks().filter(stage="done"):
        yield Fact(task.pk, task.unit_id, task.done_on, 1, {**task.codes, "in_time": "yes" if task.in_time else "no"})


@rebuilds(verbs.OVERDUE)
def overdue() -> Iterator[Fact]:
    """+1 on the day after a due day, −1 on the day on which it ended late."""
    terms = rows_of(apps.get_model("programme", "Term")).filter(void=False)
    for term in terms.select_related("task", "task__committee", "task__with_committee"):
        if term.ended_on is None or term.late:
            yield Fact(term.pk, term.task.unit_id, first_overdue(term.due_on), 1, term.codes)
        if term.ended_on is not None and term.late:
            yield Fact(term.pk, term.task.unit_id, term.ended_on, -1, term.codes)


@rebuilds(verbs.SENT)
def sent() -> Iterator[Fact]:
    """One for each unit a document was sent to, unless it was released."""
    for one in _deliveries():
        yield Fact(one.pk, one.unit_id, one.opened_on, 1, one.codes)


@rebuilds(verbs.ACKNOWLEDGED)
def acknowledged() -> Iterator[Fact]:
    """One for each unit that answered, on the day of its answer."""
    for one in _deliveries().filter(answered_on__isnull=False):
        yield Fact(one.pk, one.unit_id, one.answered_on, 1, one.codes)


def _tasks() -> Any:
    return rows_of(apps.get_model("programme", "Task")).select_related("committee", "with_committee")


def _deliveries() -> Any:
    rows = rows_of(apps.get_model("programme", "Delivery")).exclude(stage="released")
    return rows.select_related("document", "document__committee", "document__with_committee")


def units_written(text: str, *, on: date) -> tuple[Any, list[str]]:
    """The units of a day that a text names, one a line or after a semicolon, by code or name; and what names none."""
    units = apps.get_model("units", "Unit")._default_manager
    found, unknown = set(), []
    for part in (one.strip() for line in text.splitlines() for one in line.split(";")):
        if part:
            keys = list(units.on(on).known_as(part).values_list("pk", flat=True)[:2])
            found |= set(keys) if len(keys) == 1 else set()
            unknown += [] if len(keys) == 1 else [part]
    return units.filter(pk__in=found), unknown
