"""What the codes that courses are cut by are called."""

from anbinh.foundation.journal.cuts import chosen, declare
from anbinh.records.training.models import Committee, Topic

declare("programme.training", committee=chosen(Committee), topic=chosen(Topic))
