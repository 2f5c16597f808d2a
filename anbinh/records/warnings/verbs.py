"""What this room posts to the journal. Warnings published and items supplied are sums over these."""

from django.utils.translation import gettext_lazy as _

from anbinh.foundation.journal.verbs import Verb, declare
from anbinh.foundation.notices import kinds

DRAFTED = "warnings.warning.drafted"
CORRECTED = "warnings.warning.corrected"
SUBMITTED = "warnings.warning.submitted"
RETURNED = "warnings.warning.returned"
PUBLISHED = "warnings.warning.published"
UPDATED = "warnings.warning.updated"
REVISED = "warnings.warning.revised"
CANCELLED = "warnings.warning.cancelled"
LINKED = "warnings.warning.linked"
NOTED = "warnings.warning.noted"
TAKEN_BACK = "warnings.act.taken_back"
DECIDED = "warnings.method.decided"
UNDECIDED = "warnings.method.taken_back"
WRITTEN = "warnings.item.written"
ITEM_CORRECTED = "warnings.item.corrected"
ITEM_SUBMITTED = "warnings.item.submitted"
ITEM_RETURNED = "warnings.item.returned"
SUPPLIED = "warnings.item.supplied"
ITEM_NOTED = "warnings.item.noted"
ITEM_TAKEN_BACK = "warnings.item.taken_back"
BROADCAST = "warnings.item.broadcast"
BROADCAST_STRUCK = "warnings.broadcast.struck"

WAITS = kinds.declare(kinds.Kind("warnings.warning.waits", _("Warning waits for approval"), "warnings.approve"))
WAS_RETURNED = kinds.declare(kinds.Kind("warnings.warning.returned", _("Warning returned to you"), "warnings.draft"))
ITEM_WAITS = kinds.declare(kinds.Kind("warnings.item.waits", _("Item for Bulletin 141 waits"), "bulletin.release"))
ITEM_RELEASED = kinds.declare(
    kinds.Kind("warnings.item.released", _("Item for Bulletin 141 released"), "bulletin.edit")
)

declare(
    Verb(DRAFTED, _("Warning drafted")),
    Verb(CORRECTED, _("Warning corrected")),
    Verb(SUBMITTED, _("Warning submitted")),
    Verb(LINKED, _("Series of a warning named")),
    Verb(RETURNED, _("Warning returned to its writer")),
    Verb(PUBLISHED, _("Warning published"), counts="warnings", dimensions=("method", "channel")),
    Verb(UPDATED, _("Warning updated")),
    Verb(REVISED, _("New edition of a warning begun")),
    Verb(CANCELLED, _("Warning cancelled")),
    Verb(NOTED, _("Note added")),
    Verb(TAKEN_BACK, _("Step taken back")),
    Verb(DECIDED, _("Standing of a method decided"), dimensions=("method", "status")),
    Verb(UNDECIDED, _("Decision on a method taken back"), dimensions=("method",)),
    Verb(WRITTEN, _("Item for Bulletin 141 written")),
    Verb(ITEM_CORRECTED, _("Item for Bulletin 141 corrected")),
    Verb(ITEM_SUBMITTED, _("Item for Bulletin 141 submitted")),
    Verb(ITEM_RETURNED, _("Item for Bulletin 141 returned to its writer")),
    Verb(SUPPLIED, _("Item supplied to Bulletin 141"), counts="items", dimensions=("method", "topic")),
    Verb(ITEM_NOTED, _("Note added")),
    Verb(ITEM_TAKEN_BACK, _("Step taken back")),
    Verb(BROADCAST, _("Item broadcast")),
    Verb(BROADCAST_STRUCK, _("Broadcast struck")),
)
