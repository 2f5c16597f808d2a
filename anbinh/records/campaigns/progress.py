"""How a campaign goes: sums by measure, day and unit, targets, the course over the days, the draft of its report."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from functools import cached_property

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from anbinh.foundation.web import words
from anbinh.foundation.web.charts import Chart
from anbinh.foundation.web.states import Badge
from anbinh.records.campaigns import goals, measures, rules
from anbinh.records.campaigns.measures import OWN, SHORT
from anbinh.records.campaigns.models import Aim, Campaign, Daily, Goal, Part

COMPARED = tuple(measures.MEASURES)
MOST_NAMED = 3


@dataclass(frozen=True)
class Standing:
    """One target and what was reached."""

    name: str
    aim: str
    reached: str
    verdict: Badge
    href: str = ""


@dataclass(frozen=True)
class Row:
    """What one unit has done."""

    part: Part
    days: int
    expected: int
    last: date | None
    sums: dict[str, int]

    @property
    def unit(self) -> str:
        return self.part.unit.name

    @property
    def href(self) -> str:
        return reverse("campaign_parts:record", kwargs={"key": self.part.pk})

    @property
    def reporting(self) -> Badge:
        """How many of the days so far it has reported."""
        text = _("%(days)s of %(expected)s days") % {
            "days": words.number(self.days),
            "expected": words.number(self.expected),
        }
        return Badge("on_time" if self.days >= self.expected else "near" if self.days else "overdue", text)


class Progress:
    """Everything that a page says of a campaign on a day, read once."""

    def __init__(self, campaign: Campaign, *, on: date) -> None:
        self.campaign, self.on = campaign, on
        self.last = min(on, campaign.ends_on, campaign.closed_on or on)

    @property
    def over(self) -> bool:
        return self.campaign.closed_on is not None or self.on > self.campaign.ends_on

    @property
    def days_gone(self) -> int:
        return max(0, rules.days_between(self.campaign.starts_on, self.last))

    @cached_property
    def phase(self) -> rules.Phase | None:
        return next((one for one in self.campaign.phases if one.holds(self.on)), None)

    @cached_property
    def dailies(self) -> list[tuple[int, date, dict[str, int]]]:
        return Daily.objects.in_campaign(self.campaign)

    @cached_property
    def parts(self) -> list[Part]:
        return list(Part.objects.of(self.campaign))

    @cached_property
    def sums(self) -> dict[str, int]:
        """Each measure over all lines, units and days."""
        return {name: sum(measures.total(one, name) for _part, _day, one in self.dailies) for name in COMPARED}

    @cached_property
    def by_line(self) -> list[tuple[str, int, int]]:
        """Cases and people by crime line; lines of which nothing was reported are left out."""
        summed: dict[str, int] = defaultdict(int)
        for _part, _day, numbers in self.dailies:
            for key, value in numbers.items():
                summed[key] += value
        found = [
            (str(name), summed[f"cases:{line}"], summed[f"people:{line}"]) for line, name in measures.LINES.items()
        ]
        return [row for row in found if row[1] or row[2]]

    @cached_property
    def rows(self) -> list[Row]:
        """Every unit that takes part, or reported before it left."""
        mine: dict[int, list[tuple[date, dict[str, int]]]] = defaultdict(list)
        for part, day, numbers in self.dailies:
            mine[part].append((day, numbers))
        shown = [part for part in self.parts if part.stage == Part.Stage.JOINED or mine[part.pk]]
        return [self._row(part, mine[part.pk]) for part in shown]

    def _row(self, part: Part, days: Sequence[tuple[date, dict[str, int]]]) -> Row:
        sums = {name: sum(measures.total(numbers, name) for _day, numbers in days) for name in COMPARED}
        return Row(part, len(days), self.days_gone, max((day for day, _n in days), default=None), sums)

    @cached_property
    def silent(self) -> int:
        """Units that take part and have not reported the last day."""
        spoke = {part for part, day, _numbers in self.dailies if day == self.last}
        return sum(1 for part in self.parts if part.stage == Part.Stage.JOINED and part.pk not in spoke)

    @cached_property
    def aims(self) -> list[Goal]:
        return list(Goal.objects.of(self.campaign))

    @cached_property
    def standings(self) -> list[Standing]:
        """Each target with what was reached."""
        codes = [goal.figure for goal in self.aims if not goal.figure.startswith(OWN)]
        c = self.campaign
        found = goals.measured(codes, unit=c.unit, first=c.starts_on, last=c.ends_on, on=self.on)
        return [self._standing(goal, found.get(goal.figure)) for goal in self.aims]

    def _standing(self, goal: Goal, reached: goals.Reached | None) -> Standing:
        if goal.figure.startswith(OWN):
            number = self.sums[goal.figure.removeprefix(OWN)]
            reached = goals.Reached(Fraction(number), words.number(number))
        value, shown, href = (reached.value, reached.shown, reached.href) if reached else (None, "–", "")
        badge = goals.verdict(goal, value, over=self.over)
        return Standing(goals.name_of(goal.figure), goals.aim_in_words(goal), shown, badge, href)

    @cached_property
    def charts(self) -> list[Chart]:
        """The course of each target that units report here, or of cases when there is none."""
        own = [goal for goal in self.aims if goal.figure.startswith(OWN)]
        drawn = [self._chart(goal.figure.removeprefix(OWN), goal) for goal in own] or [self._chart("cases", None)]
        return drawn if self.dailies else []

    def _chart(self, measure: str, goal: Goal | None) -> Chart:
        first, rows = self.campaign.starts_on, []
        summed: dict[date, int] = defaultdict(int)
        for _part, day, numbers in self.dailies:
            summed[day] += measures.total(numbers, measure)
        running, before = 0, first
        for day in rules.points(first, self.last):
            running += sum(summed[before + timedelta(days=n)] for n in range((day - before).days + 1))
            before = day + timedelta(days=1)
            rows.append({"day": f"{day:%d/%m}", "sum": running, "what": _("reported")})
            if goal is not None and goal.aim == Aim.AT_LEAST:
                due = rules.expected_by(goal.exact, day, starts_on=first, ends_on=self.campaign.ends_on)
                rows.append({"day": f"{day:%d/%m}", "sum": round(float(due), 1), "what": _("target, day by day")})
        title = _("%(what)s since the first day") % {"what": SHORT[measure]}
        labels = {"day": _("Day"), "sum": SHORT[measure], "what": _("What")}
        return Chart(title, rows, x="day", y="sum", series="what", labels=labels)

    @cached_property
    def draft(self) -> str:
        """The closing report as the numbers have it; people say the rest."""
        return "\n".join(self._draft())

    def _draft(self) -> list[str]:
        c, taking_part = self.campaign, [row for row in self.rows if row.part.stage == Part.Stage.JOINED]
        lines = [
            _("Campaign “%(name)s”, %(first)s to %(last)s.")
            % {"name": c.name, "first": words.day(c.starts_on), "last": words.day(c.ends_on)},
            ngettext("%(n)s unit took part.", "%(n)s units took part.", len(taking_part))
            % {"n": words.number(len(taking_part))},
        ]
        lines += [f"- {measures.label_of(name)}: {words.number(value)}." for name, value in self.sums.items() if value]
        if self.by_line:
            said = "; ".join(f"{name} {words.number(cases)}" for name, cases, _people in self.by_line if cases)
            lines.append(_("Cases by line: %(lines)s.") % {"lines": said})
        lines += [f"- {one.name}: {one.reached} ({one.aim}; {one.verdict})." for one in self.standings]
        best = sorted(taking_part, key=lambda row: -row.sums["cases"])[:MOST_NAMED]
        if best and best[0].sums["cases"]:
            named = "; ".join(f"{row.unit} {words.number(row.sums['cases'])}" for row in best if row.sums["cases"])
            lines.append(_("Most cases: %(units)s.") % {"units": named})
        return lines
