"""Where a report lawfully goes next, and who may be put in charge of it."""

from datetime import date

from anbinh.foundation.accounts.access import roles_with
from anbinh.foundation.accounts.models import Person, territory_of
from anbinh.foundation.catalogue import lists
from anbinh.foundation.catalogue.items import Line
from anbinh.foundation.units.models import COMMUNES, Kind, Unit
from anbinh.records.intake import rules
from anbinh.records.intake.models import Report

# Until the district police ended (TT 11/2025/TT-BCA), a commune passed reports to its district.
DISTRICT_POLICE_ENDED = date(2025, 3, 1)
HEADQUARTERS = "CATP"
# Who receives for the investigating police of the city when the line is not known yet: the office of the body.
OFFICE = "PC01"


def proposed(report: Report, *, on: date) -> Unit | None:
    """From a commune: the district's police until 1/3/2025, since then the city's division for the crime line.

    From another division of the city's police, or its headquarters: the division that works the line.
    """
    commune = is_commune(report.holder)
    if commune and on < DISTRICT_POLICE_ENDED:
        return _district_police(report.holder, on=on)
    division = _division(report.line, on=on) or (OFFICE if commune else "")
    if not division or not (commune or report.holder.code.startswith(HEADQUARTERS)):
        return None
    found: Unit | None = Unit.objects.on(on).coded(f"{HEADQUARTERS}-{division}").first()
    return found if found != report.holder else None


def works_a_line(unit: Unit, *, on: date) -> bool:
    """A division of the city's police that works crime lines itself (PC02, PC04, PA05 …), and so has its own desk."""
    lines = [one for one in lists.items("lines", on=on) if isinstance(one, Line)]
    return unit.code in {f"{HEADQUARTERS}-{rules.division_of(one.unit.vi)}" for one in lines}


def is_commune(unit: Unit) -> bool:
    """A commune's police, or the commune itself."""
    land = territory_of(unit)
    return land is not None and land.kind in COMMUNES


def _division(line: str, *, on: date) -> str:
    for one in lists.items("lines", on=on):
        if one.code == line and isinstance(one, Line):
            return rules.division_of(one.unit.vi)
    return ""


def _district_police(unit: Unit, *, on: date) -> Unit | None:
    land = territory_of(unit)
    district = land.parent if land else None
    if district is None or district.kind != Kind.DISTRICT:
        return None
    found: Unit | None = Unit.objects.on(on).inside(district).of_kind(Kind.POLICE).coded(f"CA-{district.code}").first()
    return found


def officers_of(unit: Unit, *, on: date) -> list[tuple[Person, int]]:
    """Those who serve in a unit and may work on reports, with the open reports of each; the least loaded first."""
    places = [one.pk for one in (unit, territory_of(unit)) if one is not None]
    places += Unit.objects.within(unit).values_list("pk", flat=True)
    roles = roles_with("intake.receive") | roles_with("intake.decide")
    people = list(Person.objects.active().holding(roles, on=on).posted_in(places, on=on))
    loads = Report.objects.counts_by_officer()
    found = [(person, loads.get(person.pk, 0)) for person in people]
    return sorted(found, key=lambda pair: (pair[1], pair[0].sort_key))
