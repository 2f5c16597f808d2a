"""Series of reports that grow: in several units, or fast in one, by more than the half year before explains."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from anbinh.kernels.signals.surges import predicted
from anbinh.outputs.findings.looking.counting import WEEK, monday
from anbinh.outputs.findings.looking.seen import Seen
from anbinh.outputs.findings.querysets import Joined


@dataclass(frozen=True)
class Growth:
    """When a series has grown so that somebody looks at it."""

    weeks: int = 4  # the last weeks, looked at together …
    before: int = 26  # … and those before them, by which they are judged
    least: int = 2  # one report is no growth
    units: int = 2  # shown when the reports of the last weeks lie in so many units …
    reports: int = 5  # … or are so many
    alpha: float = 0.05  # and the weeks before explain as many less often than this

    @property
    def days(self) -> timedelta:
        """How far back from the end of the last week is read."""
        return (self.weeks + self.before) * WEEK


GROWTH = Growth()


def growing(rows: Iterable[Joined], *, last: date, city: int, weeks: int = 1, growth: Growth = GROWTH) -> list[Seen]:
    """Series that grew up to the day `last`, or to the same day of the weeks before it, the oldest first."""
    held: dict[int, list[Joined]] = defaultdict(list)
    for row in rows:
        held[row.series].append(row)
    ends = [last - WEEK * back for back in reversed(range(weeks))]
    return [one for end in ends for series in sorted(held) for one in _of(series, held[series], end, city, growth)]


def _of(series: int, rows: Iterable[Joined], end: date, city: int, growth: Growth) -> Iterator[Seen]:
    begin = end - WEEK * growth.weeks
    known = sorted((row for row in rows if end - growth.days < row.day <= end), key=lambda row: row.day)
    lately = [row for row in known if row.day > begin]
    units = Counter(row.unit for row in lately)
    if not lately or lately[-1].day <= end - WEEK:
        return  # What the last week added nothing to was seen before.
    if len(lately) < growth.least or (len(units) < growth.units and len(lately) < growth.reports):
        return
    total, ahead = len(known) - len(lately), growth.weeks
    said = predicted(len(lately), total=total, length=growth.before, ahead=ahead, alpha=growth.alpha)
    if said.seldom > growth.alpha:
        return
    yield Seen(
        kind="series",
        theme="series",
        value=str(series),
        unit=city if len(units) > 1 else lately[0].unit,
        first_on=lately[0].day,
        last_on=lately[-1].day,
        observed=len(lately),
        expected=round(said.expected, 3),
        bound=said.bound,
        seldom=said.seldom,
        told={
            "units": [{"unit": unit, "count": count} for unit, count in units.most_common()],
            "weeks": _drawn(known, end=end, growth=growth),
        },
    )


def _drawn(rows: Iterable[Joined], *, end: date, growth: Growth) -> list[dict[str, object]]:
    counts = Counter(monday(row.day) for row in rows)
    newest = monday(end)
    weeks = [newest - WEEK * back for back in reversed(range(growth.weeks + growth.before))]
    return [{"on": f"{week}", "count": counts[week]} for week in weeks]
