"""Who hears in the system of what was assigned to them, or handed over to their unit."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime

from django.utils.translation import gettext_noop

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.notices.commands import Message, tell
from anbinh.foundation.notices.querysets import people_of
from anbinh.foundation.units.models import Unit
from anbinh.records.intake import verbs
from anbinh.records.intake.models import Report

YOURS = gettext_noop("You are in charge of %(code)s.")
CAME_OVER = gettext_noop("%(number)s reports of units that have ended passed to %(unit)s.")


def tell_officer(report: Report, officer: Person, *, by: Person | None, at: datetime) -> None:
    """The officer put in charge hears of it; nobody tells themselves."""
    message = Message(
        verbs.REPORT_IS_YOURS,
        YOURS,
        {"code": report.code},
        number=report.code,
        route="intake:report",
        keys={"key": report.pk},
        unit=report.holder,
    )
    tell([officer], message, by=by, at=at)


def tell_heirs(reports: Iterable[Report], *, on: date, by: Person | None, at: datetime) -> None:
    """Whoever assigns in a unit that took reports over hears how many: one notice a unit."""
    came: dict[Unit, int] = defaultdict(int)
    for report in reports:
        came[report.holder] += 1
    for unit, number in came.items():
        said = {"number": number, "unit": unit.name}
        message = Message(verbs.REPORTS_CAME_OVER, CAME_OVER, said, route="intake:register", unit=unit)
        tell(people_of("intake.assign", unit, on=on), message, by=by, at=at)
