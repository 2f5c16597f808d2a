"""What intake tells this room, in the transaction of whoever entered or corrected a report."""

from collections.abc import Sequence
from datetime import datetime

from anbinh.foundation.accounts.models import Person
from anbinh.records.intake.models import Report
from anbinh.records.intake.naming import Key, Named
from anbinh.records.series.commands.growing import grow, lay
from anbinh.records.series.commands.rereading import reread
from anbinh.records.series.commands.saying import say_who_came_in
from anbinh.records.series.commands.settling import Settling
from anbinh.records.series.models import Membership, Tie


class Growing:
    """What intake tells. See `intake.naming.Listener`."""

    def heard(self, named: Sequence[Named], *, at: datetime) -> None:
        """Lay the ties, and join what they tie."""
        tied = lay(named)
        grow({report: keys for report, keys in tied.items() if keys}, at=at)
        # Whole registers that are loaded tell nobody: each unit finds its series on its day.
        for one in named if len(named) == 1 else ():
            say_who_came_in(one.report, at=at)

    def changed(self, report: Report, *, at: datetime) -> None:
        """Its series counts anew; a merged duplicate lies in it, and counts no more."""
        lying = Membership.objects.of_reports([report.pk]).get(report.pk)
        if lying is not None and lying.series_id is not None:
            Settling(at).sum_up([lying.series_id])

    def reworded(self, report: Report, *, was: Named, by: Person | None, at: datetime) -> None:
        """It joins what its words name now, and leaves what they name no more."""
        reread(report, was=was, by=by, at=at)

    def stated(self, report: Report) -> set[Key]:
        """What its ties say an officer stated."""
        return Tie.objects.stated_in(report)
