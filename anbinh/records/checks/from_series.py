"""A series leads to the check list: what of it may be put there, and what stands there already."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from anbinh.foundation.accounts.models import Person
from anbinh.kernels.identifiers import Mark, normalise
from anbinh.records.checks import rules
from anbinh.records.checks.commands.listing import evidence
from anbinh.records.checks.contested import badge_of
from anbinh.records.checks.models import Listing
from anbinh.records.series.models import Identifier, Series, Tie
from anbinh.records.series.onward import Line, Onward

MOST = 40


@dataclass(frozen=True)
class Candidate:
    """Something that ties a series and is not on the list; `independent`: two reports or more tell of it."""

    identifier: Identifier
    independent: bool

    @property
    def label(self) -> str:
        """What it is, and on what ground it could be confirmed."""
        said = {"kind": self.identifier.get_kind_display(), "shown": self.identifier.shown}
        if self.independent:
            return _("%(kind)s: %(shown)s (two independent reports name it)") % said
        return _("%(kind)s: %(shown)s (fewer than two independent reports: to be confirmed by decision only)") % said


def candidates(series: Series) -> Sequence[Candidate]:
    """Telephones, accounts and pages that tie the series, without an office's own and those that are listed."""
    tied = [key for key, kind, *_rest in Tie.objects.shared_in(series, most=MOST) if kind in rules.CHECKED]
    listed = set(Listing.objects.listed().of_series(series).values_list("identifier_id", flat=True))
    found = Identifier.objects.keyed(key for key in tied if key not in listed)
    open_ = [one for one in found if Mark.OFFICIAL not in normalise(one.kind, one.value).marks]
    return [Candidate(one, rules.independent(evidence(one))) for one in sorted(open_, key=lambda one: -one.reports)]


def listings_of(series: Series, person: Person, *, on: date) -> Onward | None:
    """Numbers of the series on the list within reach, and the button that puts more there."""
    if not person.may("checks.read", on=on):
        return None
    visible = Listing.objects.visible_to(person, on=on, permission="checks.read").of_series(series)
    lines = [_line(one, on=on) for one in visible.with_names().newest_first()]
    may = person.may("checks.propose", on=on) and series.stage == Series.Stage.OPEN
    href = reverse("checks:from_series", kwargs={"series": series.pk})
    return Onward(gettext_lazy("On the check list"), lines, _("Put to the check list") if may else "", href)


def _line(one: Listing, *, on: date) -> Line:
    return Line(f"{one.code}: {one.heading}", reverse("checks:record", kwargs={"key": one.pk}), badge_of(one, on=on))
