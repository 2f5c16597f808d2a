"""The facts of a course, where it stands, and the units that had no training."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from anbinh.foundation.books.timeline import Fact
from anbinh.foundation.units.models import Succession, Unit
from anbinh.foundation.web import words
from anbinh.foundation.web.states import Badge
from anbinh.records.training import rules
from anbinh.records.training.models import Attendance, Course


def badge_of(course: Course, *, on: date) -> Badge:
    """Coming, running, waiting for a report, held, called off."""
    if course.stage == "called_off":
        return Badge("suspended", _("called off"))
    if course.due_on is None:
        return Badge("done", course.stage_words)
    if course.ends_on < on:
        return Badge("overdue", _("not reported yet"))
    if course.starts_on <= on:
        return Badge("near", _("running"))
    return Badge("on_time", _("from %(day)s") % {"day": words.day(course.starts_on)})


def facts_of(course: Course) -> list[Fact]:
    """The lines of a course, in the order in which they are asked."""
    return list(_facts(course))


def _facts(course: Course) -> Iterator[Fact]:
    yield Fact(_("Topic"), course.get_topic_display(), course.get_level_display())
    yield Fact(_("Committee"), course.get_committee_display())
    yield Fact(_("Trainer"), course.trainer)
    one_day = course.starts_on == course.ends_on
    yield Fact(_("Days"), words.day(course.starts_on) + ("" if one_day else f" – {words.day(course.ends_on)}"))
    yield Fact(_("Where"), course.place or _("online"), _("online") if course.is_online and course.place else "")
    if course.seats:
        yield Fact(_("Seats"), words.number(course.seats))
    if course.score_before is not None and course.score_after is not None:
        scores = {"before": words.number(course.score_before, 1), "after": words.number(course.score_after, 1)}
        said = ngettext("of %(n)s who took the test", "of %(n)s who took the test", course.tested)
        yield Fact(_("Mean score"), _("%(before)s before, %(after)s after") % scores, said % {"n": course.tested})


@dataclass
class Coverage:
    """What one unit had of training in a period; courses attended by what became of it count for it."""

    unit: Unit
    courses: int = 0
    people: int = 0
    last_on: date | None = None

    @property
    def state(self) -> Badge:
        return Badge("done", _("trained")) if self.courses else Badge("overdue", _("none in this time"))


def coverage(units: list[Unit], *, months: int, topic: str, on: date) -> list[Coverage]:
    """Each unit with its courses of the last so many months."""
    found = {unit.pk: Coverage(unit) for unit in units}
    followed = {step.predecessor_id: step.successor_id for step in Succession.objects.up_to(on) if step.main}
    seen = set()
    first = rules.months_before(on, months)
    for unit, day, course, people in Attendance.objects.between(first, on, topic=topic).by_unit():
        line = found.get(rules.standing_for(unit, followed))
        if line is not None:
            line.courses += (line.unit.pk, course) not in seen
            seen.add((line.unit.pk, course))
            line.people += people
            line.last_on = day
    return sorted(found.values(), key=lambda line: (line.courses, line.last_on or date.min))
