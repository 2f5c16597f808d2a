"""Several numbers put on the list at once: what ties a series."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books.commands import Refusal
from anbinh.foundation.units.models import Unit
from anbinh.kernels.identifiers import normalise
from anbinh.records.checks.commands.listing import put_on
from anbinh.records.checks.models import Listing
from anbinh.records.series.models import Identifier


def put_on_several(
    *, identifiers: Sequence[Identifier], about: str, method: str = "", unit: Unit, by: Person | None, at: datetime
) -> list[Listing]:
    """Each is being checked from now on, all of them or none; an officer confirms each by the rules of the list."""
    with transaction.atomic():
        if not identifiers:
            raise Refusal(_("Choose at least one number."))
        return [
            put_on(identifier=normalise(one.kind, one.value), about=about, method=method, unit=unit, by=by, at=at)
            for one in identifiers
        ]
