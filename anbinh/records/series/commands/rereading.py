"""A report's words were corrected: what they name now is read, the report joins or leaves, and its series say so."""

from collections.abc import Collection
from datetime import datetime

from django.db.models import F

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books.models import Act, day_of
from anbinh.foundation.journal.commands import Posting, post
from anbinh.records.intake.models import Report
from anbinh.records.intake.naming import Key, Named, named_by
from anbinh.records.series import verbs
from anbinh.records.series.commands.growing import grow, lay, settle
from anbinh.records.series.models import Identifier, Membership, Series, Tie


def reread(report: Report, *, was: Named, by: Person | None, at: datetime) -> None:
    """Part it from what its words name no more, join it to what they name now; what was stated in fields stays.

    Compared are both readings of the words, so that what an officer struck at the counter stays struck.
    """
    now = named_by(report)
    old = {(str(one.kind), one.value): one for one, _stated in was.ties}
    new = {(str(one.kind), one.value): one for one, _stated in now.ties}
    before = _series_of(report)
    gone = _unlay(report, old.keys() - new.keys())
    fresh = [new[key] for key in sorted(new.keys() - old.keys())]
    tied = lay([Named(report, tuple((one, False) for one in fresh))]) if fresh else {}
    if gone:
        settle({report.pk}, at=at)
    grow({key: named for key, named in tied.items() if named}, at=at)
    said = [*(f"+ {one.shown}" for one in fresh), *(f"− {one.shown}" for one in gone)]
    lying = [key for key in {before, _series_of(report)} if key is not None]
    for series in Series.objects.keyed(lying).values() if gone or fresh else ():
        _say(series, [report.code, *said], by=by, at=at)


def _series_of(report: Report) -> int | None:
    lying = Membership.objects.of_reports([report.pk]).get(report.pk)
    return lying.series_id if lying else None


def _unlay(report: Report, keys: Collection[Key]) -> list[Identifier]:
    """Take back the ties that only the words made; the number of a hub is brought up at night, as when it grows."""
    known = Identifier.objects.named(keys)
    ties = Tie.objects.read_in(report, [one.pk for one in known.values()])
    gone = list(Identifier.objects.keyed(ties.values_list("identifier_id", flat=True)))
    ties.delete()
    Identifier.objects.keyed(one.pk for one in gone).tying().update(reports=F("reports") - 1)
    return gone


def _say(series: Series, facts: list[str], *, by: Person | None, at: datetime) -> None:
    """A line of the series' history and of the journal."""
    Act.objects.create(
        subject_kind=series._meta.label_lower,
        subject_id=series.pk,
        verb="reread",
        unit=series.unit,
        by=by,
        on=day_of(at),
        recorded_at=at,
        facts=facts,
    )
    post(Posting(verbs.REREAD, series, series.unit, day_of(at)), by=by, at=at)
