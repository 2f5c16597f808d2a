"""Weeks in which more was reported than the past explains, by the usual practice of kernels/signals."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from anbinh.foundation.catalogue.items import Method
from anbinh.foundation.catalogue.lists import versions
from anbinh.kernels.signals.surges import Alarm, Rule, Step, judge, usual
from anbinh.outputs.findings.looking.counting import Weekly
from anbinh.outputs.findings.looking.seen import Seen

PRACTICE = usual(Step.WEEK)
# What the catalogue says of methods that were there before.
OLD = frozenset({"returning", "rising", "falling", "controlled"})
# How much of the past is drawn.
DRAWN = 104


def surges(weekly: Weekly, *, last: int = 1) -> list[Seen]:
    """What stands out in the newest weeks, the oldest week first."""
    times = weekly.counts.times
    at = range(max(times - last, 0), times)
    alarms = judge(weekly.counts, at=list(at), practice=PRACTICE).alarms(weekly.counts, PRACTICE)
    return list(_seen(weekly, sorted(alarms, key=lambda alarm: alarm.row)))


def _seen(weekly: Weekly, alarms: Sequence[Alarm]) -> Iterator[Seen]:
    column = {name: number for number, name in enumerate(weekly.counts.series)}
    for alarm in alarms:
        theme, code, unit = weekly.names[column[alarm.series]]
        kind = _kind(alarm.rule, theme, code, everywhere=unit == weekly.city)
        if not kind:
            continue
        end = weekly.weeks[alarm.row]
        yield Seen(
            kind=kind,
            theme=theme,
            value=code,
            unit=unit,
            first_on=weekly.weeks[max(alarm.row - alarm.together + 1, 0)],
            last_on=end + timedelta(days=6),
            observed=alarm.observed,
            expected=round(alarm.expected, 3),
            bound=round(alarm.upperbound, 3),
            seldom=alarm.q,
            told={"rule": alarm.rule.name.lower(), "weeks": _drawn(weekly, alarm, column[alarm.series])},
        )


def _kind(rule: Rule, theme: str, code: str, *, everywhere: bool) -> str:
    """What it is called; empty where it is no finding: a line or an offence that is seldom reported is not new."""
    if rule not in {Rule.NEW, Rule.RETURNING}:
        return "surge"
    if theme != "method":
        return ""
    if not everywhere:
        return "local"
    return "returning" if rule is Rule.RETURNING or known_of_old(code) else "new"


def known_of_old(code: str) -> bool:
    """True of a method that the catalogue calls old: the books may be younger than it."""
    trends = (trend.flag for one in versions("methods", code) if isinstance(one, Method) for trend in one.trends)
    return bool(OLD & set(trends))


def _drawn(weekly: Weekly, alarm: Alarm, column: int) -> list[dict[str, object]]:
    first = max(alarm.row - DRAWN + 1, 0)
    counts = weekly.counts.observed[first : alarm.row + 1, column]
    return [{"on": f"{weekly.weeks[first + n]}", "count": int(count)} for n, count in enumerate(counts)]
