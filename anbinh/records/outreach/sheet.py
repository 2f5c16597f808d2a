"""The facts of sessions, schools, plans and requests as lists of definitions; what nobody knows is left out."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from anbinh.foundation.books.timeline import Fact
from anbinh.foundation.web import words
from anbinh.records.outreach import rules
from anbinh.records.outreach.kinds import Answer
from anbinh.records.outreach.models import Plan, School, SchoolRequest, Talk


def facts_of(talk: Talk) -> list[Fact]:
    """The lines of a session."""
    return [*_planned(talk), *_came(talk)]


def _planned(talk: Talk) -> Iterator[Fact]:
    yield Fact(_("School"), talk.school.name, talk.school.get_level_display(), _page("schools", talk.school_id))
    yield Fact(_("Begins"), words.moment(talk.local), _("%(n)s minutes") % {"n": talk.minutes})
    if talk.place:
        yield Fact(_("Room"), talk.place)
    yield Fact(_("Topic"), talk.get_topic_display(), _("for %(whom)s") % {"whom": talk.get_audience_display()})
    if talk.speaker:
        yield Fact(_("Speaker"), talk.speaker.name, talk.speaker.post)
    if talk.plan:
        yield Fact(_("Plan"), talk.plan.name, talk.plan.code, _page("outreach_plans", talk.plan_id))
    if talk.expected:
        yield Fact(_("Expected"), words.number(talk.expected))


def _came(talk: Talk) -> Iterator[Fact]:
    if talk.attendances is None:
        return
    yield Fact(_("Attendances"), words.number(talk.attendances), talk.excess)
    if talk.classes:
        yield Fact(_("Classes"), words.number(len(talk.classes)), ", ".join(talk.classes))
    if talk.feedback:
        said = "; ".join(f"{one.label}: {words.number(talk.feedback.get(one, 0))}" for one in Answer)
        yield Fact(_("Feedback"), said)


def _page(book: str, key: int | None) -> str:
    return reverse(f"{book}:record", kwargs={"key": key})


def facts_of_school(school: School) -> list[Fact]:
    """The lines of a school."""
    return [
        Fact(_("Level"), school.get_level_display()),
        Fact(_("Pupils"), words.number(school.heads), rules.year_words(school.heads_year)),
    ]


def facts_of_plan(plan: Plan) -> list[Fact]:
    """The lines of a plan."""
    return [
        Fact(_("First day"), words.day(plan.starts_on)),
        Fact(_("Last day"), words.day(plan.ends_on)),
        Fact(_("Topic"), plan.get_topic_display(), _("for %(whom)s") % {"whom": plan.get_audience_display()}),
    ]


def facts_of_request(request: SchoolRequest) -> list[Fact]:
    """The lines of a request."""
    found = [
        Fact(
            _("School"),
            request.school_name,
            request.get_level_display(),
            _page("schools", request.school_id) if request.school_id else "",
        ),
        Fact(_("Topic"), request.get_topic_display(), _("for %(whom)s") % {"whom": request.get_audience_display()}),
        Fact(_("Expected"), words.number(request.expected)),
        Fact(_("Day asked for"), words.day(request.wanted_on)),
    ]
    if request.talk:
        found.append(
            Fact(_("Session"), request.talk.code, words.moment(request.talk.local), _page("outreach", request.talk_id))
        )
    if request.answer:
        found.append(Fact(_("Answer"), request.answer))
    return found
