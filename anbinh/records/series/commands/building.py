"""Every night the forest from all ties, compared with what is kept: a difference is a fault, mended and told."""

from array import array
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from itertools import islice

import numpy as np
from django.db import transaction

from anbinh.foundation.books.models import day_of
from anbinh.foundation.journal.commands import Posting, post
from anbinh.foundation.units.models import Unit
from anbinh.kernels.signals.series import HUB_LIMIT, Forest
from anbinh.kernels.signals.series.building import build
from anbinh.records.intake.models import Report
from anbinh.records.intake.naming import named_by
from anbinh.records.series import verbs
from anbinh.records.series.commands.components import decision, found_in
from anbinh.records.series.commands.growing import lay
from anbinh.records.series.commands.settling import Part, Settling
from anbinh.records.series.models import Identifier, Membership, Ruling, Series, Tie, Ties

AT_ONCE = 500


def compare(at: datetime) -> Mapping[str, int]:
    """How many reports and series there are, and how many components were not as their ties say and were mended."""
    with transaction.atomic():
        catch_up()
        count_again()
        parts = every_part()
        # Put to rest, a series without reports comes back with the report it began with.
        Series.objects.empty().update(stage=Series.Stage.DISSOLVED, reports=0, component=None)
        faults = _mend(parts, at=at)
        series = Series.objects.followed()
        Settling(at).sum_up(series.values_list("pk", flat=True))
        if faults:
            root = Unit.objects.all().on(day_of(at)).roots().get()
            post(Posting(verbs.MENDED, root, root, day_of(at)), by=None, at=at)
        return {"reports": Membership.objects.count(), "series": series.count(), "faults": faults}


def catch_up() -> int:
    """Lay the ties of reports that were in the register before this room was; how many reports were read."""
    if not Tie.objects.unread():
        return 0
    number = 0
    for some in batched(Report.objects.mentioning_any().iterator(chunk_size=AT_ONCE), AT_ONCE):
        lay([named_by(report) for report in some])
        number += len(some)
    return number


def batched(rows: Iterable[Report], size: int) -> Iterator[list[Report]]:
    """So many at a time."""
    every = iter(rows)
    while some := list(islice(every, size)):
        yield some


def count_again() -> int:
    """How many reports name each identifier; how many numbers were wrong: those of hubs, which are not kept up."""
    kept = dict(Identifier.objects.values_list("pk", "reports"))
    counted = dict(Tie.objects.counts())
    wrong = [Identifier(pk=key, reports=counted.get(key, 0)) for key, n in kept.items() if n != counted.get(key, 0)]
    Identifier.objects.bulk_update(wrong, ["reports"], batch_size=AT_ONCE)
    return len(wrong)


def every_part() -> list[Part]:
    """The parts of all reports, from all ties and all rulings."""
    reports, identifiers = array("q"), array("q")
    for report, identifier in Tie.objects.every_pair():
        reports.append(report)
        identifiers.append(identifier)
    rulings = list(Ruling.objects.standing().prefetch_related("named"))
    ruled = np.array(sorted({one.report_id for ruling in rulings for one in ruling.named.all()}), dtype=np.int64)
    tied = np.frombuffer(reports, dtype=np.int64) if reports else np.empty(0, dtype=np.int64)
    keys = np.unique(np.concatenate([tied, ruled]))
    if not len(keys):
        return []
    names, numbers = np.unique(np.frombuffer(identifiers, dtype=np.int64), return_inverse=True)
    forest = build(
        np.searchsorted(keys, tied).astype(np.int32),
        numbers.astype(np.int32),
        reports=len(keys),
        identifiers=len(names),
        hub_limit=HUB_LIMIT,
    )
    _decide(forest, {int(key): nth for nth, key in enumerate(names)}, keys.tolist(), rulings)
    return list(found_in(forest, keys.tolist()))


def _decide(forest: Forest, numbers: Mapping[int, int], keys: list[int], rulings: list[Ruling]) -> None:
    for one in Identifier.objects.set_aside():
        if one.pk in numbers and one.standing != Ties.ORDINARY:
            (forest.never if one.standing == Ties.NEVER else forest.always)(numbers[one.pk])
    if rulings:
        place = {report: nth for nth, report in enumerate(keys)}
        for ruling in rulings:
            forest.decide(decision(ruling, place))


def _mend(parts: list[Part], *, at: datetime) -> int:
    """Write what differs, component by component; how many differed."""
    kept: dict[int, tuple[int, int | None]] = {}
    held: dict[int | None, set[int]] = {}
    for report, component, series in Membership.objects.by_component():
        kept[report] = (component, series)
        held.setdefault(series, set()).add(report)
    wrong = {part.component for part in parts if not _as_kept(part, kept, held)}
    among = {report for part in parts if part.component in wrong for report in part.reports}
    placed = {report for part in parts for report in part.reports}
    among |= kept.keys() - placed
    if not among:
        return 0
    # What lay together with these belongs to the same writing.
    beside = {kept[report][0] for report in among if report in kept}
    among |= {report for report, (component, _series) in kept.items() if component in beside}
    again = [part for part in parts if not among.isdisjoint(part.reports)]
    Settling(at).write(again, among=among | {report for part in again for report in part.reports})
    return max(1, len({part.component for part in again}))


def _as_kept(part: Part, kept: dict[int, tuple[int, int | None]], held: dict[int | None, set[int]]) -> bool:
    lying = {kept.get(report) for report in part.reports}
    if len(lying) != 1 or None in lying:
        return False
    component, series = next(one for one in lying if one is not None)
    if component != part.component:
        return False
    return series is None if len(part.reports) == 1 else series is not None and len(held[series]) == len(part.reports)
