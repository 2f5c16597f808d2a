"""What the codes that conferences are cut by are called."""

from anbinh.foundation.journal.cuts import chosen, declare
from anbinh.records.conferences.models import Committee, Marking

declare("conferences", committee=chosen(Committee), mark=chosen(Marking))
