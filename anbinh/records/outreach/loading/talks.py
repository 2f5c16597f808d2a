"""Sessions from a workbook: its columns, and how a row becomes a session, held when it says how many came."""

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books.commands import Paper
from anbinh.foundation.books.loading.columns import choices_in, form_from
from anbinh.foundation.books.loading.declaration import Words
from anbinh.foundation.books.loading.rows import Row, RowBook
from anbinh.kernels.sheets import Form
from anbinh.records.outreach import commands
from anbinh.records.outreach.book import TALKS
from anbinh.records.outreach.commands import Attendance
from anbinh.records.outreach.kinds import Audience, Topic
from anbinh.records.outreach.loading.named import plan_in, school_in, speaker_in
from anbinh.records.outreach.models import Talk

COLUMNS = Path(__file__).parents[1] / "data" / "talk_columns.yaml"


def form(on: date) -> Form:
    """The columns of the list."""
    return form_from(COLUMNS, on=on, own={"topics": choices_in(Topic), "audiences": choices_in(Audience)})


def arguments(row: Row) -> Mapping[str, Any]:
    """What puts the session of a row into the calendar, and who came."""
    return {
        "school": school_in(row, "school", commune="unit"),
        "topic": row.text("topic"),
        "audience": row.text("audience"),
        "starts_at": _starts(row),
        "minutes": row.number("minutes") or 90,
        "place": row.text("place"),
        "speaker": speaker_in(row, "speaker"),
        "plan": plan_in(row, "plan"),
        "expected": row.number("expected"),
        "came": _came(row),
    }


def _starts(row: Row) -> datetime | None:
    moment = row.value("day")
    clock = row.value("clock") or (moment.at if moment else None)
    if moment and clock is None and "clock" not in row.refused_columns:
        row.wrong("clock", _("the hour is missing; write it as 14:05."))
    return timezone.make_aware(datetime.combine(moment.day, clock)) if moment and clock else None


def _came(row: Row) -> Attendance | None:
    heads = row.number("heads")
    classes = tuple(part.strip() for part in row.text("classes").replace(";", ",").split(",") if part.strip())
    return Attendance(heads=heads, classes=classes, excess=row.text("excess")) if heads else None


def enter(*, came: Attendance | None, by: Person | None, at: datetime, **given: Any) -> Talk:
    """Put a session into the calendar; with how many came, report it as held."""
    talk = commands.schedule(**given, by=by, at=at)
    if came is not None:
        commands.hold(talk, Paper(), came=came, by=by, at=at)
    return talk


ROWS = RowBook(TALKS, form, arguments, enter=enter, identity=("school", "unit", "day", "clock"))

LOADING = ROWS.loading(
    permission="outreach.handle",
    words=Words(
        title=gettext_lazy("Load a list of sessions"),
        counts=gettext_lazy(
            "A session with how many came counts as held on its day; any other stands in the calendar."
        ),
        back="outreach:index",
        onward=gettext_lazy("Education sessions"),
        template=gettext_lazy("sessions-template"),
    ),
)
