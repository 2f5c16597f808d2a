"""Reports name identifiers: the series grow, in the transaction of whoever entered the report."""

from collections import Counter
from collections.abc import Collection, Sequence
from datetime import datetime

from django.db.models import F

from anbinh.kernels.identifiers import Identifier as Read
from anbinh.kernels.signals.series import HUB_LIMIT
from anbinh.records.intake.models import Report
from anbinh.records.intake.naming import Named
from anbinh.records.series.commands.components import closed, divided
from anbinh.records.series.commands.settling import Settling
from anbinh.records.series.models import Identifier, Membership, Ruling, Series, Tie, Ties

AT_ONCE = 500


def know(one: Read) -> Identifier:
    """The row of an identifier, made where no report names it yet."""
    found, _made = Identifier.objects.get_or_create(kind=str(one.kind), value=one.value, defaults={"shown": one.shown})
    return found


def lay(named: Sequence[Named]) -> dict[int, set[int]]:
    """Write who names what; of each report the identifiers that are new to it."""
    shown = {(str(one.kind), one.value): one.shown for each in named for one, _stated in each.ties}
    known = Identifier.objects.named(shown.keys())
    if absent := [key for key in shown if key not in known]:
        fresh = [Identifier(kind=kind, value=value, shown=shown[kind, value]) for kind, value in sorted(absent)]
        Identifier.objects.bulk_create(fresh, batch_size=AT_ONCE, ignore_conflicts=True)
        known = Identifier.objects.named(shown.keys())
    there = Tie.objects.of_reports(each.report.pk for each in named)
    ties = {(each.report.pk, known[str(one.kind), one.value].pk): stated for each in named for one, stated in each.ties}
    fresh_ties = [pair for pair in ties if pair not in there]
    numbers = Counter(identifier for _report, identifier in fresh_ties)
    held = {one.pk: one for one in Identifier.objects.held(numbers)}
    rows = [Tie(report_id=report, identifier_id=key, stated=ties[report, key]) for report, key in fresh_ties]
    Tie.objects.bulk_create(rows, batch_size=AT_ONCE, ignore_conflicts=True)
    for number in set(numbers.values()):
        keys = [key for key, count in numbers.items() if count == number and key in held]
        Identifier.objects.keyed(keys).update(reports=F("reports") + number)
    found: dict[int, set[int]] = {}
    for report, key in fresh_ties:
        found.setdefault(report, set())
        if key in held:
            found[report].add(key)
    return found


def grow(tied: dict[int, set[int]], *, at: datetime) -> None:
    """Join what these new ties tie."""
    touched = {key for keys in tied.values() for key in keys}
    if not touched:
        return
    now = {one.pk: one for one in Identifier.objects.keyed(touched)}
    shared = {key for key, one in now.items() if one.reports > 1}
    # What has just become a hub lets go of what it tied.
    hubs = [one for one in now.values() if one.standing == Ties.ORDINARY and one.reports > HUB_LIMIT]
    alone = {report for report, keys in tied.items() if not keys & shared}
    around = set(tied) - alone
    if not around:
        return
    others = Tie.objects.first_reports(shared - {one.pk for one in hubs}, other_than=around)
    let_go = {report for one in hubs for report in Tie.objects.naming(one)}
    if len(around) == 1 and not let_go and _join(around, set(others.values()), at=at):
        return
    settle(around | set(others.values()) | let_go, at=at)


def settle(reports: Collection[int], *, at: datetime, known: dict[int, Series] | None = None) -> Settling:
    """Divide the components of these reports anew, and write what differs."""
    among = closed(reports)
    settling = Settling(at, known=known or {})
    settling.write(divided(among), among=among)
    return settling


def _join(fresh: set[int], others: set[int], *, at: datetime) -> bool:
    """One report more joins what is there, without reading it; False where people parted something in it."""
    lying = Membership.objects.of_reports(others | fresh)
    components = {one.component for one in lying.values()}
    if lying.keys() & fresh or Ruling.objects.about(others | fresh) or Ruling.objects.parting(components):
        return False
    series = {one.series_id for one in lying.values() if one.series_id is not None}
    if len(series) != 1 or lying.keys() != others or min(fresh) < min(components):
        # Nothing yet, or several that become one: what lies in them is read, which is as much as moves.
        return False
    settling = Settling(at)
    key = series.pop()
    settling.series = Series.objects.keyed([key])
    one = settling.series[key]
    moments = {report.pk: report.received_at for report in Report.objects.keyed(fresh)}
    component = min(components)
    Membership.objects.bulk_create(
        Membership(report_id=report, component=component, series=one, received_at=moments[report])
        for report in sorted(fresh)
    )
    settling.sum_up([key])
    return True
