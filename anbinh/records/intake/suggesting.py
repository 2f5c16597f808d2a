"""What stands beside the form while a report is written down: how it was understood, and which reports look alike."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from django.utils.translation import gettext as _

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.units.models import Unit
from anbinh.kernels.identifiers import Identifier
from anbinh.kernels.identifiers import Kind as Sort
from anbinh.records.intake.alike import Resemblance, Told, compare, joining
from anbinh.records.intake.models import Report, day_of
from anbinh.records.intake.querysets.alike import candidates, mentions_of, number_elsewhere

MOST = 5


class Written(Protocol):
    """What is known so far of the report that is being written."""

    @property
    def every_identifier(self) -> list[Identifier]: ...
    @property
    def left_out(self) -> frozenset[tuple[str, str]]: ...
    @property
    def warnings(self) -> list[str]: ...
    @property
    def received_at(self) -> datetime | None: ...
    @property
    def happened_at(self) -> datetime | None: ...


@dataclass(frozen=True)
class Suggestion:
    """A report that may be about the same event, and why."""

    report: Report
    why: Resemblance
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Chip:
    """An identifier as it was understood; `out` when the officer took it out."""

    identifier: Identifier
    sort: str
    out: bool

    @property
    def key(self) -> str:
        return f"{self.identifier.kind}|{self.identifier.value}"

    @property
    def lacks_bank(self) -> bool:
        return self.identifier.kind is Sort.ACCOUNT and not self.identifier.bank


@dataclass(frozen=True)
class Look:
    """Everything a person should look at before the report is entered."""

    suggestions: tuple[Suggestion, ...]
    elsewhere: int
    chips: tuple[Chip, ...]
    warnings: tuple[str, ...]

    @property
    def needed(self) -> bool:
        """Whether entering waits for a look."""
        return bool(self.suggestions or self.elsewhere or self.warnings)

    @property
    def seal(self) -> str:
        """The same for the same things to look at: what was seen once is not asked again."""
        parts = [str(one.report.pk) for one in self.suggestions] + [str(self.elsewhere), *self.warnings]
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


def look_at(written: Written, *, text: str, place: Unit | None, person: Person, at: datetime) -> Look:
    """What is understood and what looks alike, within the reach of `person`."""
    found = written.every_identifier
    kept = [one for one in found if (str(one.kind), one.value) not in written.left_out]
    keys = joining(kept)
    near = written.received_at or at
    visible = Report.objects.visible_to(person, on=day_of(at))
    told = Told.of(
        text, identifiers=keys, place=place.pk if place else None, on=_day(written.happened_at or written.received_at)
    )
    others = candidates(visible, identifiers=keys, places=[place.pk] if place else [], near=near)
    return Look(
        suggestions=_suggestions(told, others, keys),
        elsewhere=number_elsewhere(Report.objects.all(), visible, identifiers=keys, near=near),
        chips=tuple(Chip(one, _sorts()[one.kind], (str(one.kind), one.value) in written.left_out) for one in found),
        warnings=tuple(written.warnings),
    )


def _suggestions(told: Told, others: Sequence[Report], keys: tuple[tuple[str, str], ...]) -> tuple[Suggestion, ...]:
    mentioned = mentions_of(others, keys)
    found = []
    for one in others:
        on = _day(one.happened_at or one.received_at)
        other = Told.of(one.summary, identifiers=mentioned.get(one.pk, ()), place=one.place_unit_id, on=on)
        why = compare(told, other)
        if why.speaks:
            found.append(Suggestion(one, why, _reasons(why)))
    found.sort(key=lambda one: (-one.why.weight, -one.report.pk))
    return tuple(found[:MOST])


def _reasons(why: Resemblance) -> tuple[str, ...]:
    said = [_("the same %(sort)s") % {"sort": _sorts()[Sort(kind)].lower()} for kind, _value in why.shared]
    reasons = list(dict.fromkeys(said))
    if why.likeness >= 0.1:
        reasons.append(_("%(share)s %% of the words alike") % {"share": round(why.likeness * 100)})
    if why.same_place:
        reasons.append(_("the same commune or ward"))
    if why.days is not None and why.days <= 1:
        reasons.append(_("the same day") if why.days == 0 else _("a day apart"))
    return tuple(reasons)


def _sorts() -> dict[Sort, str]:
    return {
        Sort.PHONE: _("Telephone"),
        Sort.ACCOUNT: _("Bank account"),
        Sort.URL: _("Web page"),
        Sort.HANDLE: _("Name on the net"),
        Sort.PLATE: _("Vehicle plate"),
    }


def _day(moment: datetime | None) -> date | None:
    return day_of(moment) if moment else None
