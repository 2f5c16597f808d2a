"""Write what the kernel found: which report lies in which series, and which series keeps its number."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from anbinh.foundation.books.commands import next_codes
from anbinh.foundation.books.commands.steps import index
from anbinh.foundation.books.models import day_of
from anbinh.records.intake.models import Report
from anbinh.records.series import rules
from anbinh.records.series.models import Membership, Series, Tie
from anbinh.records.series.querysets import received

# Series are numbered for the whole city: their reports lie in many units.
BOOK, PREFIX, WHERE = "series", "LV", "TP"
AT_ONCE = 500
MOST_NAMED = 8
# The component a report lies in, and the series; None where people parted it from all others.
Place = tuple[int, int | None]


@dataclass(frozen=True)
class Part:
    """Reports of one component that are one series; alone, a report that people parted from all others."""

    component: int
    reports: tuple[int, ...]


@dataclass
class Settling:
    """One writing. `known` are series the caller has in hand: they are changed in place and saved by the caller."""

    at: datetime
    known: dict[int, Series] = field(default_factory=dict)
    changed: set[int] = field(default_factory=set)
    series: dict[int, Series] = field(default_factory=dict)

    def write(self, parts: Sequence[Part], *, among: Collection[int]) -> None:
        """`among` is a closed set of reports: those in no part are alone again."""
        lying = Membership.objects.of_reports(among)
        placed = [part for part in parts if len(part.reports) > 1]
        lay_in = {report: one.series_id for report, one in lying.items() if one.series_id is not None}
        resting = Series.objects.began_with({report for part in placed for report in part.reports})
        numbering = rules.numbered([part.reports for part in placed], lay_in=lay_in, resting=resting)
        kept = {key for key in numbering.keeps if key is not None}
        self.series = {**Series.objects.keyed(kept | numbering.becomes.keys()), **self.known}
        holds = self._numbered(placed, numbering)
        self._place(parts, placed, holds, lying)
        self._retire(numbering, holds)
        self.sum_up(self.changed)

    def _numbered(self, placed: Sequence[Part], numbering: rules.Numbering) -> list[Series]:
        """The series of each part, revived or made anew."""
        fresh = [part for part, key in zip(placed, numbering.keeps, strict=True) if key is None]
        made = iter(self._made(fresh))
        found = []
        for part, key in zip(placed, numbering.keeps, strict=True):
            one = next(made) if key is None else self.series[key]
            if key is not None and one.stage != Series.Stage.OPEN:
                one.stage, one.merged_into = Series.Stage.OPEN, None
                self.changed.add(one.pk)
            if one.component != part.component or one.seed_id not in part.reports:
                one.component = part.component
                one.seed_id = one.seed_id if one.seed_id in part.reports else part.reports[0]
                self.changed.add(one.pk)
            found.append(one)
        return found

    def _made(self, parts: Sequence[Part]) -> list[Series]:
        firsts: dict[int, tuple[datetime, int]] = {}
        for start in range(0, len(parts), AT_ONCE):
            keys = [part.reports[0] for part in parts[start : start + AT_ONCE]]
            firsts |= received(Report.objects.all(), keys)
        days = [day_of(firsts[part.reports[0]][0]) for part in parts]
        codes = next_codes(BOOK, PREFIX, [(WHERE, day.year) for day in days]) if parts else []
        made = [
            Series(
                code=code,
                unit_id=firsts[part.reports[0]][1],
                opened_on=day,
                first_on=day,
                last_on=day,
                recorded_at=self.at,
                grown_at=self.at,
                seed_id=part.reports[0],
                component=part.component,
            )
            for part, day, code in zip(parts, days, codes, strict=True)
        ]
        Series.objects.bulk_create(made, batch_size=AT_ONCE)
        self.series |= {one.pk: one for one in made}
        self.changed |= {one.pk for one in made}
        return made

    def _place(
        self,
        parts: Sequence[Part],
        placed: Sequence[Part],
        holds: Sequence[Series],
        lying: dict[int, Membership],
    ) -> None:
        """Write where each report lies; those in no part lie nowhere."""
        wanted: dict[int, Place] = {report: (part.component, None) for part in parts for report in part.reports}
        for part, one in zip(placed, holds, strict=True):
            wanted |= {report: (part.component, one.pk) for report in part.reports}
        self._enter({report: place for report, place in wanted.items() if report not in lying})
        moved = [
            each for key, each in lying.items() if key in wanted and wanted[key] != (each.component, each.series_id)
        ]
        for each in moved:
            self._touched(each.series_id)
            each.component, each.series_id = wanted[each.report_id]
            self._touched(each.series_id)
        Membership.objects.bulk_update(moved, ["component", "series"], batch_size=AT_ONCE)
        gone = [each for key, each in lying.items() if key not in wanted]
        for each in gone:
            self._touched(each.series_id)
        for start in range(0, len(gone), AT_ONCE):
            Membership.objects.keyed([each.pk for each in gone[start : start + AT_ONCE]]).delete()

    def _enter(self, fresh: Mapping[int, Place]) -> None:
        """Reports that lay nowhere."""
        keys = sorted(fresh)
        for start in range(0, len(keys), AT_ONCE):
            some = keys[start : start + AT_ONCE]
            moments = received(Report.objects.all(), some)
            Membership.objects.bulk_create(
                Membership(report_id=key, component=fresh[key][0], series_id=fresh[key][1], received_at=moments[key][0])
                for key in some
            )
        for _component, series in fresh.values():
            self._touched(series)

    def _touched(self, series: int | None) -> None:
        if series is not None:
            self.changed.add(series)

    def _retire(self, numbering: rules.Numbering, holds: Sequence[Series]) -> None:
        for key, nth in numbering.becomes.items():
            self.retire(key, into=None if nth is None else holds[nth])

    def retire(self, key: int, *, into: Series | None) -> None:
        """A series without reports: its number leads on to another, or says that nothing ties it any more."""
        one = self.series[key]
        one.stage = Series.Stage.DISSOLVED if into is None else Series.Stage.MERGED
        one.merged_into, one.component = into, None
        Series.objects.merged_in(one).update(merged_into=into, stage=one.stage)
        self.changed.add(key)

    def sum_up(self, keys: Iterable[int]) -> None:
        """Bring the counts of these series up, and write them; those that the caller has in hand are left to it."""
        wanted = sorted(keys)
        if absent := [key for key in wanted if key not in self.series]:
            self.series |= Series.objects.keyed(absent)
        for start in range(0, len(wanted), AT_ONCE):
            some = [self.series[key] for key in wanted[start : start + AT_ONCE]]
            sums = Membership.objects.sums([one.pk for one in some])
            methods = Membership.objects.methods([one.pk for one in some])
            tied = Tie.objects.named_most([one.pk for one in some], most=MOST_NAMED)
            for one in some:
                self._sum(one, sums.get(one.pk), methods.get(one.pk, ""), tied.get(one.pk, []))
            Series.objects.bulk_update(
                [one for one in some if one.pk not in self.known],
                [
                    "stage",
                    "merged_into",
                    "component",
                    "seed",
                    "first_on",
                    "last_on",
                    "reports",
                    "units",
                    "victims",
                    "loss",
                    "method",
                    "tied_by",
                    "search",
                    "grown_at",
                ],
            )

    def _sum(self, one: Series, row: dict[str, Any] | None, method: str, tied_by: list[str]) -> None:
        before = one.reports
        one.reports = row["number"] if row else 0
        one.units, one.victims = (row["places"], row["hurt"] or 0) if row else (0, 0)
        one.loss, one.method = (row["lost"] or 0, method) if row else (0, "")
        if row:
            one.first_on, one.last_on = day_of(row["first"]), day_of(row["last"])
            one.tied_by = tied_by
        if one.reports > before:
            one.grown_at = self.at
        index(one)
