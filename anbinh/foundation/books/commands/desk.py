"""The desk on which one record lies while one verb is done to it: what it said before, what is posted and written."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, ClassVar, Generic, TypeVar
from uuid import UUID

from django.db import models
from django.utils.translation import gettext as _

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books.access import allowed
from anbinh.foundation.journal.commands import Posting, post, restate, reverse
from anbinh.foundation.journal.models import Entry
from anbinh.foundation.units.models import Unit


class Refusal(Exception):
    """What was asked cannot be done; the text is the sentence the reader gets."""


class Overtaken(Refusal):
    """Somebody else changed the record meanwhile; the text says so, and that nothing typed is lost."""


R = TypeVar("R", bound=models.Model)
A = TypeVar("A", bound=models.Model)


@dataclass
class Desk(Generic[R, A]):
    """One verb on one record. Change `record`, note facts with `post`, then `close` writes everything.

    A record has `version`, `codes` (what its counted entries are cut by) and `holder` (the unit whose figures they
    are); an act has `on` (the day it counts for), `before`, `batches` and `taken_back_at`. A book says which fields
    are `watched`: what an act may change, and taking it back puts back.
    """

    record: R
    act: A
    by: Person | None
    at: datetime
    when: datetime
    before: dict[str, Any] = field(init=False)
    codes_before: dict[str, str] = field(init=False)
    postings: list[Posting] = field(default_factory=list)
    back: list[Entry] = field(default_factory=list)
    batches: list[str] = field(default_factory=list)

    watched: ClassVar[Sequence[str]] = ()

    def __post_init__(self) -> None:
        self.before = {name: plain(self.record, name) for name in self.watched}
        self.codes_before = dict(self.kept.codes)

    @property
    def kept(self) -> Any:
        """The record, for what every record of a book has."""
        return self.record

    @property
    def done(self) -> Any:
        """The act, for what every act of a book has."""
        return self.act

    @property
    def holder(self) -> Unit:
        """The unit whose figures the facts belong to."""
        unit: Unit = self.kept.holder
        return unit

    def counted(self) -> Iterable[models.Model]:
        """What carries the record's codes in the journal: itself, and what hangs on it."""
        return [self.record]

    def post(self, verb: str, *, quantity: int = 0, **dimensions: str) -> None:
        """Note a fact about the record, of the unit that holds it; counted facts carry the record's codes."""
        codes = {**self.kept.codes, **dimensions} if quantity else {}
        self.postings.append(Posting(verb, self.record, self.holder, self.done.on, quantity, codes))

    def close(self, *, reason: str = "") -> A:
        """Write the record and the act, and post: restated codes first, then what was taken back, then the facts."""
        self.kept.version += 1
        self.record.save()
        changed = {name: value for name, value in self.before.items() if value != plain(self.record, name)}
        if self.codes_before != self.kept.codes:
            self.restate(reason=reason or _("Classified anew"))
            self.back = [entry for entry in map(standing_now, self.back) if entry is not None]
        if self.back:
            self._keep(reverse(*self.back, by=self.by, at=self.at, reason=_("Met in time")))
        if self.postings:
            self._keep(post(*self.postings, by=self.by, at=self.at))
        self.done.before, self.done.batches = changed, self.batches
        self.act.save()
        return self.act

    def restate(self, *, reason: str) -> None:
        """Every counted entry that stands: again, under the record's codes of now."""
        restate_all(self.counted(), self.kept.codes, by=self.by, at=self.at, reason=reason)

    def _keep(self, entries: list[Entry]) -> None:
        if entries:
            self.batches.append(str(entries[0].batch))


def must_be_allowed(by: Person | None, permission: str, unit: Unit, *, at: datetime) -> None:
    """Refuse somebody whose posts with the permission do not reach the unit; None is the installation."""
    if by is not None and not allowed(by, permission, unit, at=at):
        raise Refusal(_("Your post does not allow this in %(unit)s.") % {"unit": unit.name})


def restate_all(
    subjects: Iterable[models.Model], codes: Mapping[str, str], *, by: Person | None, at: datetime, reason: str
) -> None:
    """Every counted entry of these subjects that stands under other codes: again, under these."""
    entries = [entry for subject in subjects for entry in Entry.objects.about(subject).live().counting()]
    stale = [entry for entry in entries if {**entry.dimensions, **codes} != entry.dimensions]
    if stale:
        restate(*stale, dimensions=codes, by=by, at=at, reason=reason)


def standing_now(entry: Entry) -> Entry | None:
    """The entry that stands for this fact now, after it may have been restated."""
    for one in Entry.objects.about_same(entry).with_verb(entry.verb).live().counting():
        if (one.unit_id, one.occurred_on, one.quantity) == (entry.unit_id, entry.occurred_on, entry.quantity):
            return one
    return None


def facts_in(batches: Iterable[str]) -> list[Entry]:
    """The counted facts posted under these batches that still stand."""
    posted = [entry for batch in batches for entry in Entry.objects.in_batch(UUID(batch)).counting()]
    return [one for one in map(standing_now, (e for e in posted if e.reverses_id is None)) if one is not None]


def plain(record: models.Model, name: str) -> Any:
    """A watched field as JSON keeps it."""
    value = getattr(record, name)
    return value.isoformat() if isinstance(value, date) else value


def put_back(record: models.Model, values: Mapping[str, Any]) -> None:
    """Set watched fields to what they were."""
    for name, value in values.items():
        field: Any = record._meta.get_field(name)
        setattr(record, name, field.to_python(value))
