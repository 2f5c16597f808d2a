"""What the codes that models, sites and reviews are cut by are called."""

from anbinh.foundation.journal.cuts import YES_OR_NO, chosen, declare
from anbinh.records.movement.kinds import Level, ModelType, SiteType

declare(
    "movement",
    model_type=chosen(ModelType),
    site_type=chosen(SiteType),
    level=chosen(Level),
    in_time=YES_OR_NO,
    passed=YES_OR_NO,
)
