"""Models and sites of the demonstration city: thousands of rows, written in bulk, each with its act and its facts."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time
from typing import Any

from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from anbinh.foundation.books.commands import next_codes
from anbinh.foundation.books.commands.steps import index
from anbinh.foundation.books.models import Act, Record, day_of
from anbinh.foundation.journal.commands import Dated, Posting, post_dated
from anbinh.foundation.units.models import Unit
from anbinh.records.movement import rules, verbs
from anbinh.records.movement.commands.judging import judge_demonstration
from anbinh.records.movement.commands.lives import COUNTED, Life, Told, life_of, open_sites, steps_of_sites
from anbinh.records.movement.demonstration import spots, told
from anbinh.records.movement.models import CommunityModel, Evaluation, Place, Recognition, Site, SiteReview

# Rows in one statement: a database takes only so many values.
TOGETHER = 400


def make_demonstration(*, at: datetime, most: int | None = None) -> int:
    """How many sites were made, of the first `most` models or all; nothing when there are models already."""
    if CommunityModel.objects.exists():
        return 0
    made = write(lives_of(told()["models"][:most], today=day_of(at)), at=at)
    judge_demonstration(at=at)
    return made


def lives_of(rows: Sequence[dict[str, Any]], *, today: date) -> list[Life]:
    """The models of these rows with their sites as they are today, not yet written; none where there are no units."""
    city, old = Unit.objects.coded("01").on(today).first(), _communes(min(today, COUNTED))
    if city is None or not old:
        return []
    about = told()["about"]
    lives = [
        life_of(row, city=city, communes=old, about=about[row["type"]], today=today)
        for row in rows
        if row.get("launched", date.min) < today
    ]
    pools = {"old": spots(old), "new": spots(_communes(today))}
    places: dict[Any, Place] = {}
    for life in lives:
        open_sites(life, pools, places, today)
    return lives


def _communes(day: date) -> list[Unit]:
    return list(Unit.objects.communes().on(day).order_by("code"))


@transaction.atomic
def write(lives: Sequence[Life], *, at: datetime) -> int:
    """Write them with their acts and facts, in a few statements; how many sites there are."""
    sites = [site for life in lives for site in life.sites]
    if not sites:
        return 0
    places = {id(site.place): site.place for site in sites}.values()
    steps = [step for life in lives for step in (*life.steps, *steps_of_sites(life, day_of(at)))]
    _rows([life.model for life in lives], "movement", "MH")
    Place.objects.bulk_create(places, batch_size=TOGETHER)
    _rows(sites, "sites", "ĐM")
    _acts(steps)
    for kind in (SiteReview, Evaluation, Recognition):
        made: list[Any] = [one for step in steps for one in step.made if isinstance(one, kind)]
        kind._default_manager.bulk_create(made, batch_size=TOGETHER)
    _tie(lives)
    batches = [Dated(_morning(step.on), [fact.entry() for fact in step.facts], step.key) for step in steps]
    batches += [Dated(_morning(fact.occurred_on), [fact.entry()]) for fact in _coverage(sites)]
    post_dated(sorted((one for one in batches if one.entries), key=lambda one: one.at), by=None)
    return len(sites)


def _rows(records: Sequence[Any], book: str, prefix: str) -> None:
    """Number these records and write them."""
    codes = next_codes(book, prefix, [(one.unit.code, one.opened_on.year) for one in records])
    for one, code in zip(records, codes, strict=True):
        one.code, one.recorded_at = code, _morning(one.opened_on)
        index(one)
    kind: Any = type(records[0])
    kind._default_manager.bulk_create(records, batch_size=TOGETHER)


def _acts(steps: Iterable[Told]) -> None:
    some = list(steps)
    for step in some:
        step.act = _act(step, step.record)
        for one in step.made:
            setattr(one, "held_by" if isinstance(one, SiteReview) else "made_by", step.act)
    Act.objects.bulk_create([step.act for step in some if step.act], batch_size=TOGETHER)


def _act(step: Told, record: Record) -> Act:
    return Act(
        subject_kind=record._meta.label_lower,
        subject_id=record.pk,
        verb=step.verb,
        unit=record.unit,
        on=step.on,
        recorded_at=_morning(step.on),
        number=step.number,
        text=step.text,
        before=step.before,
        batches=[str(step.key)],
    )


def _tie(lives: Iterable[Life]) -> None:
    """Sites that closed with their model name the act of that."""
    tied: list[Site] = []
    for life in lives:
        if life.ending is not None:
            for site in life.sites:
                if site.closed_on is not None and site.closed_on >= life.ending.on:
                    site.closed_with = life.ending.act
                    tied.append(site)
    Site.objects.bulk_update(tied, ["closed_with"], batch_size=TOGETHER)


def _coverage(sites: Iterable[Site]) -> Iterator[Posting]:
    by_place: dict[Place, list[Site]] = defaultdict(list)
    for site in sites:
        by_place[site.place].append(site)
    for place, some in by_place.items():
        for day, change in rules.covered([(one.opened_on, one.closed_on) for one in some]):
            subject: Model = place
            yield Posting(verbs.COVERED, subject, place.unit, day, change, {"site_type": place.site_type})


def _morning(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(8)))
