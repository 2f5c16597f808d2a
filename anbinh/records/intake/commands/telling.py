"""Fill the register with years that were told and not lived: rows and entries as the verbs would have written them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.journal.commands import Dated, Posting, post
from anbinh.foundation.journal.models import Entry
from anbinh.foundation.units.models import Unit
from anbinh.kernels.city import ReportStory
from anbinh.records.intake import rules, verbs
from anbinh.records.intake.commands.receiving import Draft, draw_up, mentioned_in, next_numbers, seal_identities
from anbinh.records.intake.gazetteer import Gazetteer
from anbinh.records.intake.lives import Life
from anbinh.records.intake.models import Act, Clock, Mention, Offer, Report, Stay, day_of
from anbinh.records.intake.naming import named_by
from anbinh.records.intake.naming import tell as tell_named

# Who reported is told, and sealed, for the reports of the last year; of older ones nobody needs to be asked any more.
NAMED_FOR = timedelta(days=365)


@dataclass(frozen=True)
class Told:
    """The reports, by the number of their story, and what is to be posted of them: `journal.post_dated`, in time."""

    reports: dict[int, Report]
    history: list[Dated]


def tell(
    stories: Sequence[ReportStory], *, gazetteer: Gazetteer, in_charge: Mapping[str, Person], at: datetime
) -> Told:
    """Write the reports of these stories as they stand at `at`; the caller posts the history in the same transaction.

    `in_charge` names the officer of the units where somebody has an account.
    """
    with transaction.atomic():
        drafts = [_draft(story, gazetteer, named=story.received_at > at - NAMED_FOR) for story in stories]
        envelopes = seal_identities(drafts, by=None, at=at)
        lives: list[Life] = []
        for story, draft, place, envelope in zip(stories, drafts, next_numbers(drafts), envelopes, strict=True):
            report = draw_up(draft, number=place, envelope=envelope, by=None, at=story.recorded_at)
            lives.append(Life(story, report, gazetteer, in_charge, at))
        codes = [life.report.codes for life in lives]
        _write([life.live() for life in lives])
        tell_named((named_by(life.report) for life in lives), at=at)
    history = [step for life, first in zip(lives, codes, strict=True) for step in life.history(first)]
    return Told({life.story.number: life.report for life in lives}, history)


def note_telling(city: Unit, *, by: Person | None, at: datetime) -> None:
    """Let the journal say that the register holds years nobody lived."""
    with transaction.atomic():
        post(Posting(verbs.TOLD, city, city, day_of(at)), by=by, at=at)


def is_told() -> bool:
    """Were such years put in before?"""
    return Entry.objects.with_verb(verbs.TOLD).exists()


def _draft(story: ReportStory, gazetteer: Gazetteer, *, named: bool) -> Draft:
    on = day_of(story.received_at)
    who = story.reporter if named else None
    identity = who and {
        "full_name": who.full_name,
        "phone": who.phone,
        "address": who.address,
        "born_on": f"{who.born_on:%d/%m/%Y}",
        "sex": who.sex,
    }
    return Draft(
        unit=gazetteer.at(story.unit, on),
        kind=story.kind,
        channel=story.channel,
        received_at=story.received_at,
        summary=story.summary,
        reporter=identity or None,
        anonymous=story.anonymous,
        source=story.source,
        happened_at=min(story.happened_at, story.received_at),
        place_unit=gazetteer.at(story.place, on),
        latitude=story.latitude,
        longitude=story.longitude,
        damage=story.damage,
        victims=story.victims,
        method=story.method,
        article=story.article,
        clause=story.clause,
        line=story.line,
    )


def _write(lives: Sequence[Life]) -> None:
    reports = [life.report for life in lives]
    mentions: list[Mention] = []
    for report in reports:
        found = {(one.kind, one.value): one for one in mentioned_in(report)}
        mentions += [Mention(report=report, kind=str(o.kind), value=o.value, shown=o.shown) for o in found.values()]
        said = (text for one in found.values() for text in (one.shown, one.value))
        report.search = rules.searchable(report.code, report.summary, report.place, report.source, *said)
    Report.objects.bulk_create(reports, batch_size=500)
    Stay.objects.bulk_create([stay for life in lives for stay in life.stays], batch_size=1000)
    Act.objects.bulk_create([act for life in lives for act in life.acts], batch_size=1000)
    Offer.objects.bulk_create([offer for life in lives for offer in life.offers], batch_size=1000)
    Clock.objects.bulk_create([clock for life in lives for clock in life.clocks], batch_size=1000)
    Mention.objects.bulk_create(mentions, batch_size=1000)
