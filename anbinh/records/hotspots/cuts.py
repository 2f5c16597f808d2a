"""What the codes that hot spots are cut by are called."""

from anbinh.foundation.journal.cuts import chosen, declare
from anbinh.records.hotspots.models import Kind

declare("hotspots", kind=chosen(Kind))
