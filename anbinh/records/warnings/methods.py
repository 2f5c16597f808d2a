"""Methods of crime as this room shows them: the catalogue's words, the decision that holds, and what hangs on it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from anbinh.foundation.catalogue import lists
from anbinh.foundation.web.states import Badge
from anbinh.records.series.models import Series
from anbinh.records.warnings.badges import badge_of_status
from anbinh.records.warnings.models import AboutSeries, Standing


@dataclass(frozen=True)
class Shown:
    """One method on a day. `since` and `why` are of the decision; of the catalogue's mark, only the day."""

    method: Any
    status: str
    standing: Standing | None

    @property
    def badge(self) -> Badge | None:
        return badge_of_status(self.status)

    @property
    def since(self) -> date | None:
        if self.standing is not None:
            return self.standing.since
        return next((one.since for one in reversed(self.method.trends) if one.flag == self.status), None)


def shown(*, on: date) -> list[Shown]:
    """Every method of the catalogue, those whose standing says most first."""
    decided = Standing.objects.holding_on(on)
    found = [_one(one, decided.get(one.code), on=on) for one in lists.items("methods", on=on)]
    order = ("new", "returning", "rising", "falling", "controlled", "")
    return sorted(found, key=lambda one: (order.index(one.status), one.method.code))


def _one(method: Any, standing: Standing | None, *, on: date) -> Shown:
    return Shown(method, standing.status if standing else method.trend(on), standing)


def one_shown(code: str, *, on: date) -> Shown | None:
    """One of them; None for a code that the catalogue does not have."""
    return next((one for one in shown(on=on) if one.method.code == code), None)


def offences_of(method: Any, *, on: date) -> list[str]:
    """The usual articles with their names."""
    named = {one.code: one.label for one in lists.items("offences", on=on)}
    return [_("article %(code)s: %(name)s") % {"code": one, "name": named.get(one, "")} for one in method.articles]


def name_of(code: str, *, on: date) -> str:
    """A method in the words of the catalogue; its code when the catalogue has none."""
    try:
        return lists.item("methods", code, on=on).label
    except lists.CatalogueError:
        return code


def series_of(code: str) -> list[Series]:
    """The series that warnings of this method are about."""
    return list({one.series_id: one.series for one in AboutSeries.objects.of_method(code)}.values())
