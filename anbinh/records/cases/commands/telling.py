"""Fill the book of cases with years that were told and not lived, rows as the verbs would have written them."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.journal.commands import Dated
from anbinh.kernels.city import CaseStory
from anbinh.records.cases.commands.opening import Opening, draw_up, first_clock, next_numbers
from anbinh.records.cases.lives import Life
from anbinh.records.cases.models import Act, Case, Clock, Measure, Stay
from anbinh.records.intake.gazetteer import Gazetteer
from anbinh.records.intake.models import Report, day_of


def tell(
    stories: Sequence[CaseStory],
    reports: Mapping[int, Report],
    *,
    gazetteer: Gazetteer,
    in_charge: Mapping[str, Person],
    at: datetime,
) -> list[Dated]:
    """Write the cases of these stories as they stand at `at`; what is returned is to be posted in the same transaction.

    `reports` by the number of the case's story that came from one; `in_charge` as for reports.
    """
    with transaction.atomic():
        openings = [_opening(story, reports.get(story.number), gazetteer, in_charge) for story in stories]
        lives = []
        for story, opening, number in zip(stories, openings, next_numbers(openings), strict=True):
            case = draw_up(opening, number, at=story.opened_at)
            lives.append(Life(story, case, gazetteer, at, first_clock(opening, case)).live())
        _write(lives)
    return [step for life in lives for step in life.history()]


def _opening(story: CaseStory, report: Report | None, gazetteer: Gazetteer, in_charge: Mapping[str, Person]) -> Opening:
    on = day_of(story.opened_at)
    unit = gazetteer.at(story.unit, on)
    return Opening(
        unit=unit,
        opened_at=story.opened_at,
        summary=story.summary,
        article=story.article,
        clause=story.clause,
        line=story.line,
        method=story.methods[0] if story.methods else "",
        methods=story.methods,
        report=report,
        happened_on=story.occurred_on,
        # A place that a reform has ended meanwhile is the one of the report's day.
        place_unit=gazetteer.at(story.place, report.received_on if report else on),
        victims=story.victims,
        loss=story.losses,
        marks=story.marks,
        officer=in_charge.get(unit.code),
    )


def _write(lives: Sequence[Life]) -> None:
    Case.objects.bulk_create([life.case for life in lives], batch_size=500)
    Stay.objects.bulk_create([stay for life in lives for stay in life.stays], batch_size=1000)
    Act.objects.bulk_create([act for life in lives for act in life.acts], batch_size=1000)
    # What follows another measure points at it, so they are written in the order of their following.
    people = [custody.measures for life in lives for custody in life.custodies]
    for place in range(max((len(measures) for measures in people), default=0)):
        Measure.objects.bulk_create([measures[place] for measures in people if len(measures) > place], batch_size=1000)
    Clock.objects.bulk_create([clock for life in lives for clock in life.clocks], batch_size=1000)
