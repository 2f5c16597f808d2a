"""What the codes that sessions are cut by are called."""

from anbinh.foundation.journal.cuts import chosen, declare
from anbinh.records.outreach.kinds import Audience, Topic

declare("outreach", audience=chosen(Audience), topic=chosen(Topic))
