"""A publication with what it is read beside: what was published of the period before, and of the year before."""

from anbinh.kernels.figures import UnclearPeriod
from anbinh.outputs.publications.models import Publication
from anbinh.outputs.publications.sheet import Sheet


def sheet_of(publication: Publication) -> Sheet:
    """Ready to be shown."""
    former = Publication.objects.former(publication).first()
    return Sheet(publication, former=former, before=_year_before(publication))


def _year_before(publication: Publication) -> Publication | None:
    try:
        period = publication.period.same_period_year_before()
    except UnclearPeriod:
        return None
    return Publication.objects.of_period(period).standing().first()
