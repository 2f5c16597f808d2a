"""What this room posts to the journal: what was made public, and taken back. No figure counts any of it."""

from django.utils.translation import gettext_lazy as _

from anbinh.foundation.journal.verbs import Verb, declare

PUBLISHED = "publications.period.published"
WITHDRAWN = "publications.period.withdrawn"

declare(Verb(PUBLISHED, _("Figures of a period published")), Verb(WITHDRAWN, _("Published figures withdrawn")))
