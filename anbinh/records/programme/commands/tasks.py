"""What is done with a task, from giving it to accepting it as done."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from anbinh.foundation.accounts.access import roles_with
from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books import commands as books
from anbinh.foundation.books.commands import BookDesk, Desk, Paper, Refusal, laid, must_be_allowed
from anbinh.foundation.books.commands.steps import NOTHING_WRITTEN
from anbinh.foundation.books.models import Act, day_of
from anbinh.foundation.journal.commands import Posting
from anbinh.foundation.journal.models import Entry
from anbinh.foundation.units.models import Unit
from anbinh.foundation.web import words
from anbinh.records.programme import verbs
from anbinh.records.programme.book import ASSIGN, TASKS
from anbinh.records.programme.commands import telling
from anbinh.records.programme.models import Committee, Document, Task, Term

CORRECTABLE = ("title", "text", "topic", "is_key")
TaskDesk = BookDesk[Task]


@dataclass(frozen=True, kw_only=True)
class Source:
    """Where a task comes from. A document brings its committees, topic and campaign with it."""

    kind: str = Task.Source.ORDER
    number: str = ""
    document: Document | None = None
    committees: Sequence[Committee] = ()
    topic: str = "other"
    campaign: str = ""

    def fill(self, task: Task) -> None:
        """Set what the task takes from it."""
        paper = self.document
        task.source, task.source_number, task.document = self.kind, self.number.strip(), paper
        task.topic, task.campaign = self.topic, self.campaign
        first, second = (*(self.committees or (paper.committees if paper else ())), None, None)[:2]
        task.committee, task.with_committee = first, second
        if paper is not None:
            task.source, task.source_number = Task.Source.DOCUMENT, paper.number
            task.topic = self.topic if self.topic != "other" else paper.topic
            task.campaign = self.campaign or paper.campaign


OWN = Source()


def assign(
    *,
    unit: Unit,
    title: str,
    due_on: date,
    on: date,
    text: str = "",
    source: Source = OWN,
    supporting: Sequence[Unit] = (),
    giver: Unit | None = None,
    starts_on: date | None = None,
    is_key: bool = False,
    paper: Paper = NOTHING_WRITTEN,
    by: Person | None,
    at: datetime,
) -> Task:
    """Give a unit a task with a due day; its overdue entry stands on the day after, perhaps in the future."""
    with transaction.atomic():
        task = Task(
            unit=unit,
            title=title.strip(),
            text=text.strip(),
            opened_on=on,
            starts_on=starts_on or on,
            due_on=due_on,
            giver=giver,
            is_key=is_key,
        )
        source.fill(task)
        if not task.giver:
            task.giver = office_of(by, on=day_of(at)) or (task.committee.standing_office if task.committee else None)
        _check(task)
        desk = books.entered(TASKS, task, "assign", paper, permission=ASSIGN, prefix="NV", by=by, at=at)
        others = [one for one in dict.fromkeys(supporting) if one.pk != unit.pk]
        for one in others:
            must_be_allowed(by, ASSIGN, one, at=at)
        task.supporting.set(others)
        desk.act.facts = [_("due %(day)s") % {"day": words.day(due_on)}]
        desk.post(verbs.ASSIGNED, quantity=1)
        _begin(desk)
        desk.close()
        telling.given(task, by=by, at=at)
        return task


def office_of(by: Person | None, *, on: date) -> Unit | None:
    """For whom somebody gives tasks whose reach ends with a commune; whoever reaches the city gives for a committee."""
    if by is None or by.reach(on=on, permission=ASSIGN).everything:
        return None
    posts = [post for post in by.posts_on(on) if post.role in roles_with(ASSIGN)]
    return next((seat for post in posts for seat in post.seats(on=on)), None)


def _check(task: Task) -> None:
    if not task.title:
        raise Refusal(_("Say in a line what is to be done."))
    if task.due_on is None or task.due_on < max(task.starts_on, task.opened_on):
        raise Refusal(_("The due day lies before the task begins. Check the days."))


def _begin(desk: TaskDesk) -> None:
    assert desk.record.due_on is not None
    term = Term.objects.create(task=desk.record, due_on=desk.record.due_on, begun_by=desk.act)
    desk.postings.append(_overdue(term))


def _overdue(term: Term) -> Posting:
    return Posting(verbs.OVERDUE, term, term.task.unit, term.counts_on, 1, term.codes)


def _end(desk: TaskDesk, *, on: date) -> None:
    """The running due day ends. In time: its overdue entry is taken back. Late: −1 on the day."""
    term = Term.objects.running(desk.record)
    if term is None:
        return
    term.task, term.ended_on, term.ended_by = desk.record, on, desk.act
    term.save()
    if term.late:
        desk.postings.append(Posting(verbs.OVERDUE, term, desk.record.unit, on, -1, term.codes))
    else:
        desk.back += Entry.objects.about(term).with_verb(verbs.OVERDUE).live().counting()


def accept(task: Task, paper: Paper, *, by: Person | None, at: datetime) -> Act:
    """The unit takes it on."""
    with transaction.atomic():
        desk = laid(TASKS, task, "accept", paper, by=by, at=at)
        desk.record.stage = Task.Stage.UNDER_WAY
        desk.post(verbs.ACCEPTED)
        return desk.close()


def progress(task: Task, paper: Paper, *, percent: int, by: Person | None, at: datetime) -> Act:
    """How far it is, with what shows it; accepted with the first report at the latest."""
    with transaction.atomic():
        _must_say(paper, _("Write what was done: at least one sentence."))
        if not 0 <= percent <= 100:
            raise Refusal(_("Progress is between 0 and 100 per cent."))
        desk = laid(TASKS, task, "progress", paper, by=by, at=at)
        desk.record.stage, desk.record.percent = Task.Stage.UNDER_WAY, percent
        desk.act.facts = [f"{percent} %"]
        desk.post(verbs.PROGRESSED)
        return desk.close()


def report(task: Task, paper: Paper, *, by: Person | None, at: datetime) -> Act:
    """The unit says it is done."""
    with transaction.atomic():
        _must_say(paper, _("Write what was done: at least one sentence."))
        desk = laid(TASKS, task, "report", paper, by=by, at=at)
        desk.record.stage, desk.record.reported_on, desk.record.percent = Task.Stage.REPORTED, desk.act.on, 100
        desk.post(verbs.REPORTED)
        telling.reported(desk.record, by=by, at=at)
        return desk.close()


def finish(task: Task, paper: Paper, *, by: Person | None, at: datetime) -> Act:
    """Whoever gave it accepts it as done, on the day on which it was reported."""
    with transaction.atomic():
        desk = laid(TASKS, task, "finish", paper, by=by, at=at)
        done = desk.record.reported_on or desk.act.on
        desk.record.stage, desk.record.done_on, desk.record.explain_by = Task.Stage.DONE, done, None
        _end(desk, on=done)
        in_time = "yes" if desk.record.in_time else "no"
        desk.postings.append(
            Posting(verbs.DONE, desk.record, desk.holder, done, 1, {**desk.record.codes, "in_time": in_time})
        )
        return desk.close()


def give_back(task: Task, paper: Paper, *, by: Person | None, at: datetime) -> Act:
    """It is not done yet; what is missing."""
    with transaction.atomic():
        _must_say(paper, _("Say what is missing: at least one sentence."))
        desk = laid(TASKS, task, "return", paper, by=by, at=at)
        desk.record.stage, desk.record.reported_on = Task.Stage.UNDER_WAY, None
        desk.post(verbs.RETURNED)
        return desk.close()


def ask(task: Task, paper: Paper, *, answer_by: date, by: Person | None, at: datetime) -> Act:
    """Ask the unit to explain where it stands."""
    with transaction.atomic():
        _must_say(paper, _("Say what is to be explained."))
        if answer_by < day_of(at):
            raise Refusal(_("The day for the answer has passed already. Check the day."))
        desk = laid(TASKS, task, "ask", paper, by=by, at=at)
        desk.record.explain_by = answer_by
        desk.act.facts = [_("answer by %(day)s") % {"day": words.day(answer_by)}]
        desk.post(verbs.ASKED)
        telling.asked(desk.record, by=by, at=at)
        return desk.close()


def explain(task: Task, paper: Paper, *, by: Person | None, at: datetime) -> Act:
    """The unit's answer."""
    with transaction.atomic():
        _must_say(paper, _("Write the explanation: at least one sentence."))
        desk = laid(TASKS, task, "explain", paper, by=by, at=at)
        desk.record.explain_by = None
        desk.post(verbs.EXPLAINED)
        return desk.close()


def extend(task: Task, paper: Paper, *, due_on: date, by: Person | None, at: datetime) -> Act:
    """A later due day, by decision. What was overdue until the decision stays so."""
    with transaction.atomic():
        _must_say(paper, _("Say why it is extended: the reason stands in the decision."))
        desk = laid(TASKS, task, "extend", paper, by=by, at=at)
        if desk.record.due_on and due_on <= desk.record.due_on:
            raise Refusal(_("It is due on %(day)s. Give a later day.") % {"day": words.day(desk.record.due_on)})
        _end(desk, on=desk.act.on)
        desk.record.due_on = due_on
        _begin(desk)
        desk.act.facts = [_("due %(day)s") % {"day": words.day(due_on)}]
        desk.post(verbs.EXTENDED)
        return desk.close()


def withdraw(task: Task, paper: Paper, *, by: Person | None, at: datetime) -> Act:
    """It need not be done any more."""
    with transaction.atomic():
        _must_say(paper, _("Say on what ground it is withdrawn."))
        desk = laid(TASKS, task, "withdraw", paper, by=by, at=at)
        _end(desk, on=desk.act.on)
        desk.record.stage, desk.record.explain_by = Task.Stage.WITHDRAWN, None
        desk.post(verbs.WITHDRAWN)
        return desk.close()


def note(task: Task, *, text: str, by: Person | None, at: datetime) -> Act:
    """A line in the history."""
    return books.note(TASKS, task, verbs.NOTED, text=text, by=by, at=at)


def correct(task: Task, *, values: Mapping[str, Any], reason: str, by: Person | None, at: datetime) -> Act:
    """Change what the book says of it; figures that counted it are restated under its new topic."""
    with transaction.atomic():
        desk = books.corrected(TASKS, task, values, among=CORRECTABLE, reason=reason, by=by, at=at)
        _check(desk.record)
        desk.post(verbs.CORRECTED)
        return desk.close(reason=reason)


def take_back(task: Task, *, reason: str, by: Person | None, at: datetime) -> Act:
    """Undo the last step."""
    return books.take_back(TASKS, task, reason=reason, by=by, at=at, restoring=_terms_as_before)


def _terms_as_before(desk: Desk[Task, Act], act: Act) -> None:
    """A due day the step began is void; one it ended runs again, its overdue entry posted anew."""
    for begun in Term.objects.begun_with(act):
        begun.void, begun.ended_by = True, desk.act
        begun.save()
    for ended in Term.objects.ended_with(act):
        was_late = ended.late
        ended.ended_on, ended.ended_by, ended.task = None, None, desk.record
        ended.save()
        if not was_late:
            desk.postings.append(_overdue(ended))


def _must_say(paper: Paper, sentence: str) -> None:
    if not paper.text.strip():
        raise Refusal(sentence)
