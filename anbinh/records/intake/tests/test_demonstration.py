"""The demonstration has reports of every kind and stage on whatever day and hour it is started."""

from datetime import datetime, timedelta

import pytest
from django.db import transaction

from anbinh.foundation.catalogue import lists
from anbinh.foundation.journal.verification import verify
from anbinh.foundation.sealing import commands as sealing
from anbinh.records.intake import commands
from anbinh.records.intake.models import Report, Stage
from anbinh.records.intake.tests.conftest import on

STARTS = [on(2, 0, 1), on(17, 14, 30), on(8, 23, 50, month=11), on(27, 6, month=2)]


@pytest.mark.parametrize("start", STARTS, ids=str)
def test_it_has_every_kind_and_stage_due_today_and_overdue(cast: None, db: None, start: datetime) -> None:
    with transaction.atomic():
        sealing.make_demonstration(at=start)
        made = commands.make_demonstration(at=start)
        reports = Report.objects.all()
        kinds = {one.code for one in lists.items("sources_of_information", on=start.date())}
        assert {report.kind for report in reports} == kinds
        assert {report.stage for report in reports} == set(Stage.values)
        assert reports.overdue(start).count() >= 2
        # No time ends on a Sunday: then what would be due today is due on Monday.
        assert reports.due_before(start + timedelta(days=2)).count() > reports.overdue(start).count()
        assert not [report for report in reports if report.received_at > start]
        assert verify().fault is None
        assert commands.make_demonstration(at=start) == made
        transaction.set_rollback(True)
