"""What the kinds of units are called in the journal."""

from anbinh.foundation.journal.cuts import chosen, declare
from anbinh.foundation.units.models import Kind

declare("units", kind=chosen(Kind))
