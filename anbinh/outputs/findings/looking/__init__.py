"""The look at what was reported: counts by week, surges over them, clusters in place and time,
series that grow. Writes nothing."""

from anbinh.outputs.findings.looking.clusters import clusters
from anbinh.outputs.findings.looking.counting import Weekly, weekly
from anbinh.outputs.findings.looking.seen import Seen
from anbinh.outputs.findings.looking.series import growing
from anbinh.outputs.findings.looking.surges import surges

__all__ = ["Seen", "Weekly", "clusters", "growing", "surges", "weekly"]
