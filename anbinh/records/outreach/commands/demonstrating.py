"""Schools, plans and sessions of the demonstration city: what 2023 held in bulk, the last weeks as they are lived."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books.commands import Paper, next_codes
from anbinh.foundation.books.commands.steps import index
from anbinh.foundation.books.models import Act, Record, day_of
from anbinh.foundation.journal.commands import Dated, Posting, post_dated
from anbinh.foundation.units.models import Unit
from anbinh.records.outreach import rules, verbs
from anbinh.records.outreach.commands import asking, calendars, talks
from anbinh.records.outreach.commands.talks import Attendance
from anbinh.records.outreach.demonstration import Place, classes_of, higher, secondary, told
from anbinh.records.outreach.kinds import Answer, Audience, Topic
from anbinh.records.outreach.models import Plan, PlanLine, Roll, School, Speaker, Talk
from anbinh.records.outreach.places import unit_on

# Rows in one statement: a database takes only so many values.
TOGETHER = 400
ENTERED = date(2023, 1, 3)
MADE_ANEW = ("stage", "held_on", "attendances", "classes", "due_on")


@dataclass
class Told:
    """One step of a record, and the facts that it posts."""

    record: Record
    verb: str
    on: date
    facts: list[Posting] = field(default_factory=list)
    before: dict[str, Any] = field(default_factory=dict)
    number: str = ""
    key: UUID = field(default_factory=uuid4)
    act: Act | None = None


def make_demonstration(*, at: datetime) -> int:
    """How many sessions were made; nothing when there are schools already, or no units."""
    communes = list(Unit.objects.communes().on(day_of(at)).order_by("code"))
    city = Unit.objects.coded("01").on(day_of(at)).first()
    if School.objects.exists() or not communes or city is None:
        return 0
    stories = told()
    with transaction.atomic():
        young, old = secondary(stories), higher(stories)
        schools = _schools([*young, *old], communes, at=at)
        _past(stories, city, young, old, schools)
        _lately(stories, schools[: len(young)], at=at)
    return Talk.objects.count()


def _schools(places: Sequence[Place], communes: Sequence[Unit], *, at: datetime) -> list[School]:
    year, now = rules.school_year(ENTERED), rules.school_year(day_of(at))
    schools = [
        School(
            unit=communes[place.spot * 7 % len(communes)],
            name=place.name,
            level=place.level,
            heads=place.heads,
            heads_year=now,
            opened_on=ENTERED,
        )
        for place in places
    ]
    _rows(schools, "schools", "TRH")
    steps = [Told(one, "enter", ENTERED, [Posting(verbs.SCHOOL_ENTERED, one, one.unit, ENTERED)]) for one in schools]
    _write(steps)
    acts = {step.record.pk: step.act for step in steps}
    rolls = [
        Roll(school=one, year=each, heads=one.heads, entered_by=acts[one.pk])
        for one in schools
        for each in sorted({year, now})
    ]
    Roll.objects.bulk_create(rolls, batch_size=TOGETHER)
    return schools


def _past(
    stories: dict[str, Any], city: Unit, young: Sequence[Place], old: Sequence[Place], schools: Sequence[School]
) -> None:
    """The sessions of 2023 and the plan of the students' week, in a few statements."""
    units = {one.unit_id: one.unit for one in schools}
    then = cache(lambda key: unit_on(units[key], ENTERED))
    pupils, students = schools[: len(young)], schools[len(young) :]
    plan = _plan(stories["students"], city, old, students, then)
    rows = [_talk(school, then(school.unit_id), day, heads, None) for school, day, heads in _each(pupils, young)]
    rows += [_talk(school, then(school.unit_id), day, heads, plan) for school, day, heads in _each(students, old)]
    _rows(rows, "outreach", "TT")
    _write([step for talk in rows for step in _life(talk)])
    _reached(rows)


def _each(schools: Sequence[School], places: Sequence[Place]) -> Iterator[tuple[School, date, int]]:
    for school, place in zip(schools, places, strict=False):
        for day, heads in place.talks:
            yield school, day, heads


def _plan(said: dict[str, Any], city: Unit, places: Sequence[Place], schools: Sequence[School], then: Any) -> Plan:
    plan = Plan(
        unit=city,
        name=said["name"],
        starts_on=said["first"],
        ends_on=said["last"],
        audience=Audience.STUDENT,
        topic=Topic.LAW,
        opened_on=said["signed"],
    )
    _rows([plan], "outreach_plans", "KTT")
    made = Told(plan, "make", plan.opened_on, number=said["number"])
    made.facts.append(Posting(verbs.PLAN_MADE, plan, plan.unit, plan.opened_on))
    made.act = _act(made)
    made.act.save()
    lines = [
        PlanLine(
            plan=plan,
            school=school,
            unit=then(school.unit_id),
            sessions=place.asked,
            heads=place.wanted,
            added_by=made.act,
        )
        for school, place in zip(schools, places, strict=True)
    ]
    PlanLine.objects.bulk_create(lines, batch_size=TOGETHER)
    made.facts += [Posting(verbs.PLANNED, one, one.unit, plan.starts_on, one.sessions, plan.codes) for one in lines]
    post_dated([_dated(made)], by=None)
    return plan


def _talk(school: School, unit: Unit, day: date, heads: int, plan: Plan | None) -> Talk:
    return Talk(
        school=school,
        unit=unit,
        plan=plan,
        stage=Talk.Stage.HELD,
        topic=plan.topic if plan else Topic.DRUGS,
        audience=school.audience,
        starts_at=_at(day, 8),
        expected=heads,
        held_on=day,
        attendances=heads,
        classes=classes_of(school.level, heads),
        opened_on=day - timedelta(days=14),
    )


def _life(talk: Talk) -> Iterator[Told]:
    entered = Told(talk, "schedule", talk.opened_on, [Posting(verbs.SCHEDULED, talk, talk.unit, talk.opened_on)])
    if talk.counts_as_planned:
        entered.facts.append(Posting(verbs.PLANNED, talk, talk.unit, talk.day, 1, talk.codes))
    yield entered
    held = Told(talk, "hold", talk.day)
    held.before = dict(zip(MADE_ANEW, ("scheduled", None, None, [], talk.day.isoformat()), strict=True))
    held.facts = [
        Posting(verbs.HELD, talk, talk.unit, talk.day, 1, talk.codes),
        Posting(verbs.ATTENDED, talk, talk.unit, talk.day, talk.attendances or 0, talk.codes),
    ]
    yield held


def _reached(rows: Sequence[Talk]) -> None:
    first: dict[int, Talk] = {}
    for talk in sorted(rows, key=lambda one: (one.day, one.pk)):
        first.setdefault(talk.school_id, talk)
    facts = [
        Posting(verbs.REACHED, one.school, one.unit, one.day, 1, {"audience": str(one.audience)})
        for one in first.values()
    ]
    post_dated([Dated(_at(fact.occurred_on, 12), [fact.entry()]) for fact in facts], by=None)


def _rows(records: Sequence[Any], book: str, prefix: str) -> None:
    codes = next_codes(book, prefix, [(one.unit.code, one.opened_on.year) for one in records])
    for one, code in zip(records, codes, strict=True):
        one.code, one.recorded_at = code, _at(one.opened_on, 8)
        index(one)
    type(records[0])._default_manager.bulk_create(records, batch_size=TOGETHER)


def _write(steps: Sequence[Told]) -> None:
    for step in steps:
        step.act = _act(step)
    Act.objects.bulk_create([step.act for step in steps if step.act], batch_size=TOGETHER)
    post_dated(sorted(map(_dated, steps), key=lambda one: one.at), by=None)


def _dated(step: Told) -> Dated:
    return Dated(_at(step.on, 11), [fact.entry() for fact in step.facts], step.key)


def _act(step: Told) -> Act:
    return Act(
        subject_kind=step.record._meta.label_lower,
        subject_id=step.record.pk,
        verb=step.verb,
        unit=step.record.unit,
        on=step.on,
        recorded_at=_at(step.on, 11),
        number=step.number,
        before=step.before,
        batches=[str(step.key)],
    )


def _at(day: date, hour: int) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(hour)))


def _lately(stories: dict[str, Any], schools: Sequence[School], *, at: datetime) -> None:
    """The last weeks and the next ones, step by step."""
    speakers = [_speaker(one, at=at) for one in stories["speakers"]]
    # The first third of the list was visited in 2023; these come from the rest, so that gaps close one by one.
    pool = [one for one in schools if not one.pk % 3][:: max(1, len(schools) // 60)]
    for number, story in enumerate(stories["lately"]):
        _lived(story, pool[number % len(pool)], speakers, at=at)
    for number, story in enumerate(stories["requests"]):
        _asked(story, schools[-1 - number], at=at)


def _speaker(said: dict[str, Any], *, at: datetime) -> Speaker:
    person = Person.objects.named(said["username"]).first() if "username" in said else None
    return calendars.add_speaker(
        name=said["name"], post=said["post"], topics=said["topics"], person=person, by=None, at=at
    )


def _lived(story: dict[str, Any], school: School, speakers: Sequence[Speaker], *, at: datetime) -> None:
    starts = _at(day_of(at) + timedelta(days=story["days"]), story["hour"])
    early = min(at, starts - timedelta(days=12))
    talk = talks.schedule(
        school=school,
        topic=story["topic"],
        starts_at=starts,
        expected=round(school.heads * 0.9),
        speaker=speakers[story["speaker"]] if "speaker" in story else None,
        place="Hội trường",
        by=None,
        at=early,
    )
    later = starts + timedelta(hours=4)
    if "cancel" in story:
        talks.cancel(_fresh(talk), Paper(text=story["cancel"], on=talk.day), by=None, at=later)
    if "came" not in story:
        return
    heads = round(school.heads * story["came"])
    came = Attendance(heads=heads, classes=classes_of(school.level, heads), excess=story.get("excess", ""))
    paper = Paper(text="Buổi nói chuyện diễn ra đúng giờ, có phần hỏi đáp.")
    talks.hold(_fresh(talk), paper, came=came, by=None, at=later)
    if "useful" in story:
        counts = {str(one): round(heads * story[one.value]) for one in Answer}
        talks.feedback(_fresh(talk), answers=counts, by=None, at=later + timedelta(days=1))


def _fresh(talk: Talk) -> Talk:
    return Talk.objects.get(pk=talk.pk)


def _asked(story: dict[str, Any], school: School, *, at: datetime) -> None:
    sent = asking.send_request(
        unit=school.unit,
        school=school,
        school_name=school.name,
        level=school.level,
        audience=school.audience,
        topic=story["topic"],
        wanted_on=day_of(at) + timedelta(days=story["days"]),
        expected=story["expected"],
        wish=story["wish"],
        at=at,
    )
    if "decline" in story:
        asking.decline(sent.request, text=story["decline"], by=None, at=at)
