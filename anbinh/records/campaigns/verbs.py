"""What this room posts to the journal. Campaigns under way, parts and results are sums over these."""

from django.utils.translation import gettext_lazy as _

from anbinh.foundation.journal.verbs import Verb, declare
from anbinh.foundation.notices import kinds

OPENED = "campaigns.campaign.opened"
CLOSED = "campaigns.campaign.closed"
JOINED = "campaigns.part.joined"
LEFT = "campaigns.part.left"
REPORTED = "campaigns.progress.reported"
NOTHING = "campaigns.progress.nothing"
GOAL_SET = "campaigns.goal.set"
GOAL_DROPPED = "campaigns.goal.dropped"
CORRECTED = "campaigns.campaign.corrected"
NOTED = "campaigns.campaign.noted"
TAKEN_BACK = "campaigns.act.taken_back"

declare(
    Verb(OPENED, _("Campaign opened"), counts="campaigns"),
    Verb(CLOSED, _("Campaign closed"), counts="campaigns"),
    Verb(JOINED, _("Unit joined a campaign"), counts="parts"),
    Verb(LEFT, _("Unit left a campaign"), counts="parts"),
    Verb(REPORTED, _("Results of a day of a campaign"), counts="results", dimensions=("measure", "line")),
    Verb(NOTHING, _("Nothing to report on a day of a campaign")),
    Verb(GOAL_SET, _("Target of a campaign set")),
    Verb(GOAL_DROPPED, _("Target of a campaign dropped")),
    Verb(CORRECTED, _("Campaign corrected")),
    Verb(NOTED, _("Note added")),
    Verb(TAKEN_BACK, _("Step taken back")),
)

CAMPAIGN_IS_YOURS = kinds.declare(
    kinds.Kind("campaigns.part.joined", _("Your unit takes part in a campaign"), "campaigns.report", kinds.Way.AT_ONCE)
)
