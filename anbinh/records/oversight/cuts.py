"""What the codes that inspections are cut by are called."""

from anbinh.foundation.journal.cuts import YES_OR_NO, chosen, declare
from anbinh.records.oversight.models import Kind, Topic

declare("oversight", kind=chosen(Kind), topic=chosen(Topic), in_time=YES_OR_NO)
