"""The periods that the city closed, each with whether anybody may read it."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from anbinh.foundation.units.models import Unit
from anbinh.foundation.web.states import Badge
from anbinh.foundation.web.words import language
from anbinh.kernels.figures import Period
from anbinh.outputs.figures.models import Closing
from anbinh.outputs.publications.models import Publication


@dataclass(frozen=True)
class Line:
    """One closed period."""

    closing: Closing
    publication: Publication | None

    @property
    def period(self) -> Period:
        return self.closing.period

    @property
    def name(self) -> str:
        return self.period.say(language())

    @property
    def days(self) -> str:
        return self.period.say_days(language())

    @property
    def closed_at(self) -> datetime:
        return self.closing.closed_at

    @property
    def published_at(self) -> datetime | None:
        return self.publication.published_at if self.publication else None

    @property
    def by(self) -> str:
        return str(self.publication.by) if self.publication else ""

    @property
    def badge(self) -> Badge:
        if self.publication is None:
            return Badge("waiting", _("not published"))
        if self.publication.known_at != self.closing.closed_at:
            return Badge("near", _("closed anew since"))
        return Badge("done", _("published"))


def closed_by(city: Unit) -> list[Line]:
    """What the city closed, the newest period first."""
    standing = {(one.scheme, one.key): one for one in Publication.objects.standing().with_people()}
    closings = Closing.objects.of_unit(city).standing().newest_first()
    lines = [Line(one, standing.get((one.scheme, one.key))) for one in closings]
    return sorted(lines, key=lambda line: line.closing.last_day, reverse=True)
