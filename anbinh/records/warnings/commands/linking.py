"""Which series a warning is about: records of the book of series, each since an act and until another."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books.commands import Desk, Paper, Refusal, laid
from anbinh.foundation.books.models import Act
from anbinh.records.series.models import Series
from anbinh.records.warnings import verbs
from anbinh.records.warnings.book import BOOK
from anbinh.records.warnings.models import AboutSeries, PublicWarning


def link_series(
    warning: PublicWarning, *, series: Iterable[Series], text: str = "", by: Person | None, at: datetime
) -> Act:
    """Say which series it is about: these, and no others any more."""
    with transaction.atomic():
        desk = laid(BOOK, warning, "series", Paper(text=text), by=by, at=at)
        wanted = {one.pk: one for one in series}
        now = {one.series_id for one in AboutSeries.objects.of(desk.record)}
        if now == wanted.keys():
            raise Refusal(_("It is about these series already. Name another one, or go back."))
        AboutSeries.objects.of(desk.record).to(now - wanted.keys()).update(until=desk.act)
        lay(desk.record, [one for key, one in wanted.items() if key not in now], act=desk.act)
        desk.act.facts = [", ".join(one.code for one in wanted.values()) or _("about no series")]
        desk.post(verbs.LINKED)
        return desk.close()


def lay(warning: PublicWarning, series: Iterable[Series], *, act: Act) -> None:
    """Link a warning to series since an act."""
    keyed = {one.pk: one for one in series}
    AboutSeries.objects.bulk_create(AboutSeries(warning=warning, series=one, since=act) for one in keyed.values())


def as_before(_desk: Desk[PublicWarning, Act], act: Act) -> None:
    """What an act linked is linked no more, what it ended holds again."""
    AboutSeries.objects.begun_with(act).delete()
    AboutSeries.objects.ended_with(act).update(until=None)
