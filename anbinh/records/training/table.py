"""The lists of this book: courses, coverage by unit, certificates."""

from collections.abc import Sequence
from datetime import date

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from anbinh.foundation.web.tables import Column, Filter, Table, only
from anbinh.records.training.models import Committee, Course, Level, Topic, Trainee
from anbinh.records.training.querysets import CourseQuerySet, TraineeQuerySet
from anbinh.records.training.sheet import Coverage, badge_of


class CourseTable(Table):
    """Courses with how many attended."""

    def __init__(self, request: HttpRequest, rows: CourseQuerySet, *, on: date) -> None:
        super().__init__(
            request,
            rows,
            columns=_columns(on),
            filters=_filters(rows, on=on),
            search=lambda found, text: found.matching(text),
            name="tap-huan",
            caption=_("Training courses"),
        )


def _columns(on: date) -> Sequence[Column]:
    return (
        Column("code", _("Number"), sort="code", href=address),
        Column("ends_on", _("Last day"), kind="day", sort="ends_on"),
        Column("title", _("Title of the course"), sort="title"),
        Column("state", _("Stage"), value=lambda one: badge_of(one, on=on), kind="badge"),
        Column("topic", _("Topic"), value=lambda one: one.get_topic_display(), sort="topic"),
        Column("units", _("Units"), kind="number", sort="units"),
        Column("heads", _("Attended"), kind="number", sort="heads"),
        Column("passed", _("Passed"), kind="number", sort="passed"),
        Column("unit", _("Unit that holds it"), value="unit.name", sort="unit__sort_key", default=False),
        Column("level", _("Level"), value=lambda one: one.get_level_display(), sort="level", default=False),
        Column("committee", _("Committee"), value=lambda one: one.get_committee_display(), default=False),
        Column("trainer", _("Trainer"), default=False),
        Column("place", _("Where"), default=False),
        Column("starts_on", _("First day"), kind="day", sort="starts_on", default=False),
        Column("seats", _("Seats"), kind="number", default=False),
        Column("score_before", _("Mean score before"), kind="number", places=1, default=False),
        Column("score_after", _("Mean score after"), kind="number", places=1, default=False),
    )


def address(one: Course) -> str:
    """The page of one."""
    return reverse("training:record", kwargs={"key": one.pk})


def _filters(rows: CourseQuerySet, *, on: date) -> Sequence[Filter]:
    states = {
        "coming": (_("coming"), lambda found: found.coming(on)),
        "unreported": (_("not reported yet"), lambda found: found.unreported(on)),
        "held": (_("held"), lambda found: found.held()),
        "called_off": (_("called off"), lambda found: found.at_stage("called_off")),
    }
    return (
        only(states),
        Filter("topic", _("Topic"), Topic.choices),
        Filter("level", _("Level"), Level.choices),
        Filter("committee", _("Committee"), Committee.choices),
        Filter("unit", _("Unit that holds it"), rows.holders(), field="unit__code"),
    )


COVERAGE = (
    Column("unit", _("Unit"), value="unit.name", sort="unit.name"),
    Column("state", _("Training"), kind="badge"),
    Column("courses", _("Courses"), kind="number", sort="courses"),
    Column("people", _("Attended"), kind="number", sort="people"),
    Column("last_on", _("Last course"), kind="day", sort="last_on"),
    Column("code", _("Code"), value="unit.code", default=False),
)


class CoverageTable(Table):
    """Units with their courses, those without any first."""

    def __init__(self, request: HttpRequest, rows: Sequence[Coverage]) -> None:
        only = (("none", _("had no course")), ("some", _("had a course")))
        narrow = Filter("state", _("Only"), only, narrow=_narrowed)
        super().__init__(
            request,
            rows,
            columns=COVERAGE,
            filters=(narrow,),
            search=("unit.name",),
            name="do-phu-tap-huan",
            caption=_("Coverage by unit"),
        )


def _narrowed(found: Sequence[Coverage], value: str) -> list[Coverage]:
    return [one for one in found if bool(one.courses) == (value == "some")]


def _course_of(one: Trainee) -> str:
    return address(one.attendance.course)


CERTIFICATES = (
    Column("certificate", _("Certificate"), sort="certificate"),
    Column("person", _("Name"), value="person.full_name", sort="person__sort_key"),
    Column("unit", _("Unit"), value="attendance.unit.name", sort="attendance__unit__sort_key"),
    Column("course", _("Title of the course"), value="attendance.course.title", href=_course_of),
    Column("ends_on", _("Last day"), value="attendance.course.ends_on", kind="day", sort="attendance__course__ends_on"),
)


class CertificateTable(Table):
    """Certificates by number."""

    def __init__(self, request: HttpRequest, rows: TraineeQuerySet) -> None:
        super().__init__(
            request,
            rows,
            columns=CERTIFICATES,
            search=("person__search", "certificate", "attendance__course__search"),
            name="chung-nhan-tap-huan",
            caption=_("Certificates"),
        )
