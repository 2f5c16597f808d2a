"""The programme of the demonstration city, told as it would have been lived; nothing when there is one already."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from itertools import groupby
from typing import Any

from django.db import transaction
from django.utils import timezone

from anbinh.foundation.books.commands import Paper
from anbinh.foundation.books.models import Act, day_of
from anbinh.foundation.journal.commands import Dated, Posting, post_dated
from anbinh.foundation.units.models import Unit
from anbinh.records.programme import verbs
from anbinh.records.programme.commands import committees, documents, tasks
from anbinh.records.programme.demonstration import Answer, answer_of, day_in, stories
from anbinh.records.programme.models import Committee, Delivery, Document, Task

WORDS = {
    "accept": "",
    "carry_out": "Đã tổ chức thực hiện, có danh sách và biên bản kèm theo.",
    "refuse": "Địa bàn không có đối tượng thuộc diện chỉ đạo; đề nghị cho thôi thực hiện.",
    "disclaim": "Nội dung thuộc thẩm quyền đơn vị khác trên địa bàn.",
}
STEPS = {"accepted": "accept", "refused": "refuse", "wrong_unit": "disclaim", "done": "accept"}


@transaction.atomic
def make_demonstration(*, at: datetime) -> int:
    """How many records were made; days are written out, or counted from the day of the start."""
    if Committee.objects.exists():
        return 0
    told = stories()
    for story in told["committees"]:
        _committee(story, at=at)
    for story in told["documents"]:
        _document(story, at=at)
    return sum(rows.objects.count() for rows in (Committee, Document, Task, Delivery))


def _committee(story: dict[str, Any], *, at: datetime) -> None:
    on = story["day"]
    made = committees.found(
        unit=_unit("01", on),
        short=story["short"],
        name=story["name"],
        about=story["about"],
        on=on,
        standing_office=_unit(story["office"], on),
        by=None,
        at=_morning(on),
    )
    for member in story["members"]:
        day = member["from"]
        paper = Paper(on=day)
        committees.appoint(
            _now(made),
            paper,
            capacity=member["capacity"],
            post=member["post"],
            unit=_unit(member["unit"], day),
            by=None,
            at=_morning(day),
        )
    for member in (one for one in story["members"] if "to" in one):
        row = made.members.get(post=member["post"])
        committees.release(_now(made), Paper(on=member["to"]), member=row, by=None, at=min(at, _morning(member["to"])))


def _document(story: dict[str, Any], *, at: datetime) -> None:
    on = day_in(story, "day", today=day_of(at)) or day_of(at)
    both = [one for one in Committee.objects.all() if one.short in story["committees"]]
    made = documents.enter(
        unit=_unit("01", on),
        kind=story["kind"],
        number=story["number"],
        title=story["title"],
        on=on,
        summary=story["summary"],
        signer=story["signer"],
        topic=story["topic"],
        by=None,
        at=_morning(on),
        committees=sorted(both, key=lambda one: story["committees"].index(one.short)),
    )
    for task in story.get("tasks", ()):
        _task(made, task, on=on, at=at)
    if "send" in story:
        _sending(made, story["send"], at=at)
    if "repealed" in story:
        day = story["repealed"]
        documents.repeal(_now(made), Paper(text="Hết thời hạn thực hiện.", on=day), by=None, at=_morning(day))


def _task(document: Document, story: dict[str, Any], *, on: date, at: datetime) -> None:
    today = day_of(at)
    due = day_in(story, "due", today=today) or today
    task = tasks.assign(
        unit=_unit(story["unit"], on),
        title=story["title"],
        due_on=due,
        on=on,
        starts_on=on + timedelta(days=7),
        source=tasks.Source(document=document, topic=story["topic"]),
        is_key=True,
        by=None,
        at=_morning(on),
        supporting=[_unit(code, on) for code in story.get("with", ())],
    )
    if story.get("given"):
        return
    accepted = on + timedelta(days=3)
    tasks.accept(_now(task), Paper(on=accepted), by=None, at=_morning(accepted))
    done = day_in(story, "done", today=today)
    if done is not None:
        report = Paper(text="Đã hoàn thành; báo cáo và số liệu kèm theo.", on=done)
        tasks.report(_now(task), report, by=None, at=_morning(done))
        tasks.finish(_now(task), Paper(on=done + timedelta(days=3)), by=None, at=_morning(done + timedelta(days=3)))
        return
    day = today - timedelta(days=12)
    paper = Paper(text="Đang triển khai theo kế hoạch.", on=day)
    tasks.progress(_now(task), paper, percent=story["percent"], by=None, at=_morning(day))
    if "ask" in story:
        asked = Paper(text=story["ask"])
        tasks.ask(_now(task), asked, answer_by=today + timedelta(days=2), by=None, at=at)


def _sending(document: Document, story: dict[str, Any], *, at: datetime) -> None:
    today = day_of(at)
    on, due = day_in(story, "day", today=today) or today, day_in(story, "due", today=today) or today
    to = Unit.objects.on(on).communes()
    documents.send(_now(document), Paper(on=on), units=to, due_on=due, by=None, at=_morning(on))
    rows = list(Delivery.objects.of_document(document).with_names())
    answers = [(one, answer_of(one.unit.code, story, on=on, due_on=due, today=today)) for one in rows]
    _write(answers, at=_morning(on))


def _write(answers: Iterable[tuple[Delivery, Answer]], *, at: datetime) -> None:
    """Answers of many units in a handful of statements: records, acts, and one dated batch for each day."""
    given = [(one, answer) for one, answer in answers if answer.answered_on is not None]
    acts: list[Act] = []
    for one, answer in given:
        one.stage, one.answered_on, one.done_on, one.version = answer.stage, answer.answered_on, answer.done_on, 2
        one.delivered_at, one.seen_at = at, _morning(answer.answered_on or day_of(at))
        acts.append(_act(one, STEPS[answer.stage], answer.answered_on))
        if answer.done_on is not None:
            one.version = 3
            acts.append(_act(one, "carry_out", answer.done_on))
    by_key = {one.pk: one for one, _answer in given}
    acts.sort(key=lambda act: act.on)
    steps = []
    for day, group in groupby(acts, key=lambda act: act.on):
        todays = list(group)
        step = Dated(_morning(day), [_entry(by_key[act.subject_id], act) for act in todays])
        for act in todays:
            act.batches = [str(step.number)]
        steps.append(step)
    fields = ["stage", "answered_on", "done_on", "version", "delivered_at", "seen_at"]
    Delivery.objects.bulk_update([one for one, _answer in given], fields, batch_size=200)
    Act.objects.bulk_create(acts, batch_size=500)
    post_dated(steps, by=None)


def _act(one: Delivery, step: str, day: date | None) -> Act:
    assert day is not None
    before = {"stage": "sent", "answered_on": None} if step != "carry_out" else {"stage": "accepted", "done_on": None}
    return Act(
        subject_kind=one._meta.label_lower,
        subject_id=one.pk,
        verb=step,
        unit=one.unit,
        on=day,
        recorded_at=_morning(day),
        text=WORDS[step],
        before=before,
    )


def _entry(one: Delivery, act: Act) -> Any:
    if act.verb == "carry_out":
        return Posting(verbs.CARRIED_OUT, one, one.unit, act.on).entry()
    return Posting(verbs.ACKNOWLEDGED, one, one.unit, act.on, 1, one.codes).entry()


def _unit(code: str, day: date) -> Unit:
    """The unit of the day; of a day before the book of units begins, the first that bore the code."""
    rows = Unit.objects.coded(code)
    return rows.on(day).first() or rows.earliest("valid_from")


def _now(record: Any) -> Any:
    return type(record).objects.get(pk=record.pk)


def _morning(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(9)))
