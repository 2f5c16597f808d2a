"""What happens to units."""

from django.utils.translation import gettext_lazy as _

from anbinh.foundation.journal.verbs import Verb, declare

OPENED, CLOSED, SUCCEEDED = "units.unit.opened", "units.unit.closed", "units.unit.succeeded"

declare(
    Verb(OPENED, _("Unit opened"), counts="unit", dimensions=("kind",)),
    Verb(CLOSED, _("Unit closed"), counts="unit", dimensions=("kind",)),
    Verb(SUCCEEDED, _("Unit succeeded by another"), dimensions=("part", "successor")),
)
