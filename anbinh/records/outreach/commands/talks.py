"""What is done with a session: put in the calendar, moved, held, cancelled, supplied, answered, corrected."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books import commands as books
from anbinh.foundation.books.commands import BookDesk, Desk, Paper, Refusal, laid
from anbinh.foundation.books.models import Act, day_of
from anbinh.foundation.files.uploads import Upload
from anbinh.foundation.journal.commands import Posting, post, reverse
from anbinh.foundation.journal.models import Entry
from anbinh.foundation.web import words
from anbinh.records.outreach import rules, verbs
from anbinh.records.outreach.book import TALKS
from anbinh.records.outreach.kinds import OF_THE_SCHOOL, Answer
from anbinh.records.outreach.models import Plan, Roll, School, Speaker, Talk
from anbinh.records.outreach.places import unit_on

CORRECTABLE = ("audience", "topic", "expected")
TalkDesk = BookDesk[Talk]


def schedule(
    *,
    school: School,
    topic: str,
    starts_at: datetime,
    audience: str = "",
    minutes: int = 90,
    plan: Plan | None = None,
    speaker: Speaker | None = None,
    place: str = "",
    expected: int = 0,
    uploads: Sequence[Upload] = (),
    by: Person | None,
    at: datetime,
) -> Talk:
    """Put a session in the calendar; outside a plan it counts as planned on its day."""
    with transaction.atomic():
        talk = Talk(
            school=school,
            unit=unit_on(school.unit, day_of(starts_at)),
            plan=plan,
            speaker=speaker,
            topic=topic,
            audience=audience or school.audience,
            campaign=plan.campaign if plan else "",
            starts_at=starts_at,
            minutes=minutes,
            place=place.strip(),
            expected=expected,
            due_on=day_of(starts_at),
            opened_on=min(day_of(at), day_of(starts_at)),
        )
        _check(talk)
        desk = books.entered(
            TALKS, talk, "schedule", Paper(uploads=uploads), permission="outreach.handle", prefix="TT", by=by, at=at
        )
        desk.act.facts = [words.moment(talk.local)]
        if talk.counts_as_planned:
            desk.postings.append(_planned(talk))
        desk.post(verbs.SCHEDULED)
        desk.close()
        return talk


def _check(talk: Talk) -> None:
    if not 10 <= talk.minutes <= 600:
        raise Refusal(_("A session lasts between 10 and 600 minutes."))
    if talk.school.stage != School.Stage.OPEN:
        raise Refusal(_("%(school)s no longer teaches. Choose another school.") % {"school": talk.school.name})
    if talk.plan and not talk.plan.starts_on <= talk.day <= talk.plan.ends_on:
        sentence = _("The plan runs from %(first)s to %(last)s. Choose a day of it, or leave the plan out.")
        said = {"first": words.day(talk.plan.starts_on), "last": words.day(talk.plan.ends_on)}
        raise Refusal(sentence % said)
    if found := Talk.objects.clashing(talk):
        _refuse_clash(talk, *found)


def _refuse_clash(talk: Talk, which: str, other: Talk) -> None:
    said = {
        "who": talk.speaker,
        "school": talk.school.name,
        "where": other.school.name,
        "when": words.moment(other.local),
        "code": other.code,
    }
    if which == "speaker":
        raise Refusal(_("%(who)s is at %(where)s then (%(code)s, %(when)s). Choose another hour or speaker.") % said)
    raise Refusal(_("%(school)s has another session then (%(code)s, %(when)s). Choose another hour.") % said)


def _planned(talk: Talk) -> Posting:
    return Posting(verbs.PLANNED, talk, talk.unit, talk.day, 1, talk.codes)


def move(
    talk: Talk,
    *,
    starts_at: datetime,
    minutes: int,
    place: str,
    speaker: Speaker | None,
    reason: str,
    by: Person | None,
    at: datetime,
) -> Act:
    """Another hour, length, room or speaker; what is planned follows to the new day."""
    with transaction.atomic():
        if not reason.strip():
            raise Refusal(_("Say why it is moved: at least one sentence."))
        desk = laid(TALKS, talk, "move", Paper(text=reason), by=by, at=at)
        changed, day = desk.record, desk.record.day
        changed.starts_at, changed.minutes, changed.place = starts_at, minutes, place.strip()
        changed.speaker, changed.due_on = speaker, day_of(starts_at)
        if changed.day < changed.opened_on:
            sentence = _("This is before the record begins (%(day)s). Check the day.")
            raise Refusal(sentence % {"day": words.day(changed.opened_on)})
        _check(changed)
        desk.act.facts = [words.moment(changed.local)]
        if changed.day != day:
            _plan_anew(desk)
        desk.post(verbs.MOVED)
        return desk.close()


def _plan_anew(desk: Desk[Talk, Act]) -> None:
    """What stands as planned is taken back, and stands on the day of now."""
    if desk.record.counts_as_planned:
        desk.back += Entry.objects.about(desk.record).with_verb(verbs.PLANNED).live().counting()
        desk.postings.append(_planned(desk.record))


@dataclass(frozen=True, kw_only=True)
class Attendance:
    """Who came: so many, of these classes; `excess` says why more than the school has."""

    heads: int
    classes: Sequence[str] = field(default_factory=tuple)
    excess: str = ""


def hold(talk: Talk, paper: Paper, *, came: Attendance, by: Person | None, at: datetime) -> Act:
    """Report it as held on its day, with how many came; a number larger than the school is questioned."""
    with transaction.atomic():
        desk = laid(TALKS, talk, "hold", replace(paper, on=paper.on or talk.day), by=by, at=at)
        if came.heads < 1:
            raise Refusal(_("Enter how many came. A session to which nobody came is cancelled instead."))
        _refuse_personal(paper.text, came.excess)
        _question(desk.record, came)
        held = desk.record
        held.stage, held.held_on, held.due_on = Talk.Stage.HELD, desk.act.on, None
        held.attendances, held.classes, held.excess = came.heads, _labels(came.classes), came.excess.strip()
        desk.act.facts = [_("%(n)s attendances") % {"n": words.number(came.heads)}]
        desk.post(verbs.HELD, quantity=1)
        desk.post(verbs.ATTENDED, quantity=came.heads)
        done = desk.close()
        reach(held.school, by=by, at=at)
        return done


def _labels(classes: Sequence[str]) -> list[str]:
    try:
        return rules.classes(", ".join(classes))
    except rules.BadLabel as fault:
        raise Refusal(
            _("“%(label)s” is no class, such as 10A1. No pupil's name is kept here.") % {"label": fault.args[0]}
        ) from fault


def _question(talk: Talk, came: Attendance) -> None:
    heads = Roll.objects.heads_in(talk.school, rules.school_year(talk.day))
    if not heads or came.heads <= heads or talk.audience not in OF_THE_SCHOOL or came.excess.strip():
        return
    sentence = _(
        "%(came)s came, yet %(school)s has %(heads)s pupils in %(year)s. Check the number; if it is right, say "
        "below why more came."
    )
    said = {
        "came": words.number(came.heads),
        "heads": words.number(heads),
        "school": talk.school.name,
        "year": rules.year_words(rules.school_year(talk.day)),
    }
    raise Refusal(sentence % said)


def _refuse_personal(*texts: str) -> None:
    if any(rules.personal(text) for text in texts):
        raise Refusal(personal_sentence())


def personal_sentence() -> str:
    """Why a text is not taken as it is."""
    return _(
        "The text seems to hold a person's name, number or e-mail address. Please take it out: this book keeps "
        "nothing that tells a single pupil, and nothing of it is needed here."
    )


def cancel(talk: Talk, paper: Paper, *, by: Person | None, at: datetime) -> Act:
    """It will not be held; it stays planned."""
    with transaction.atomic():
        if not paper.text.strip():
            raise Refusal(_("Say why it is cancelled: the reason stands in the history."))
        desk = laid(TALKS, talk, "cancel", paper, by=by, at=at)
        desk.record.stage, desk.record.due_on = Talk.Stage.CANCELLED, None
        desk.post(verbs.CANCELLED)
        return desk.close()


def feedback(talk: Talk, *, answers: Mapping[str, int], text: str = "", by: Person | None, at: datetime) -> Act:
    """How many gave which answer; the latest count is the one that stands."""
    with transaction.atomic():
        counts = {str(one): int(answers.get(one) or 0) for one in Answer}
        if not sum(counts.values()):
            raise Refusal(_("Enter at least one answer."))
        _refuse_personal(text)
        desk = laid(TALKS, talk, "feedback", Paper(text=text), by=by, at=at)
        if sum(counts.values()) > (desk.record.attendances or 0):
            raise Refusal(_("There are more answers than attendances. Check the numbers."))
        desk.record.feedback = counts
        desk.act.facts = [f"{one.label}: {words.number(counts[one])}" for one in Answer]
        desk.post(verbs.FEEDBACK)
        return desk.close()


def attach(talk: Talk, paper: Paper, *, by: Person | None, at: datetime) -> Act:
    """Slides, leaflets, films."""
    with transaction.atomic():
        if not paper.uploads:
            raise Refusal(_("Choose at least one file."))
        desk = laid(TALKS, talk, "attach", paper, by=by, at=at)
        desk.post(verbs.MATERIAL)
        return desk.close()


def note(talk: Talk, *, text: str, by: Person | None, at: datetime) -> Act:
    """A line in the history."""
    with transaction.atomic():
        _refuse_personal(text)
        return books.note(TALKS, talk, verbs.NOTED, text=text, by=by, at=at)


def correct(talk: Talk, *, values: Mapping[str, Any], reason: str, by: Person | None, at: datetime) -> Act:
    """Change what the book says of it; figures that counted it are restated."""
    with transaction.atomic():
        desk = books.corrected(TALKS, talk, values, among=CORRECTABLE, reason=reason, by=by, at=at)
        desk.post(verbs.CORRECTED)
        done = desk.close(reason=reason)
        reach(desk.record.school, by=by, at=at)
        return done


def take_back(talk: Talk, *, reason: str, by: Person | None, at: datetime) -> Act:
    """Undo the last step."""
    with transaction.atomic():
        done = books.take_back(TALKS, talk, reason=reason, by=by, at=at, restoring=_as_before)
        reach(talk.school, by=by, at=at)
        return done


def _as_before(desk: Desk[Talk, Act], act: Act) -> None:
    """A session that was moved is planned on its old day again, and clashes with nothing there."""
    if act.verb in {"move", "cancel"} and (found := Talk.objects.clashing(desk.record)):
        _refuse_clash(desk.record, *found)
    if act.verb == "move" and "starts_at" in act.before and desk.record.counts_as_planned:
        standing = Entry.objects.about(desk.record).with_verb(verbs.PLANNED).live().counting()
        if not any(entry.occurred_on == desk.record.day for entry in standing):
            desk.postings.append(_planned(desk.record))


def reach(school: School, *, by: Person | None, at: datetime) -> None:
    """A school is reached by the first session held there; it counts in the unit, on the day and for whom that was."""
    first = Talk.objects.first_held(school)
    standing = list(Entry.objects.about(school).with_verb(verbs.REACHED).live().counting())
    wanted = (first.unit_id, first.held_on, {"audience": first.audience}) if first else None
    if [(one.unit_id, one.occurred_on, one.dimensions) for one in standing] == ([wanted] if wanted else []):
        return
    if standing:
        reverse(*standing, by=by, at=at, reason=_("The first session held there is another now"))
    if first and first.held_on:
        codes = {"audience": str(first.audience)}
        post(Posting(verbs.REACHED, school, first.unit, first.held_on, 1, codes), by=by, at=at)
