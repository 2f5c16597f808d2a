"""What this room posts to the journal: who said that a period's figures are final, and took it back."""

from django.utils.translation import gettext_lazy as _

from anbinh.foundation.journal.verbs import Verb, declare

CLOSED = "figures.period.closed"

declare(Verb(CLOSED, _("Period closed"), counts="periods", dimensions=("scheme", "type", "zero")))
