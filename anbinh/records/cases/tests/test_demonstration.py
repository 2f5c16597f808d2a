"""The demonstration has cases of every stage, one custody about to end and one beyond its time, whenever it starts."""

from datetime import datetime

import pytest
from django.db import transaction

from anbinh.foundation.journal.verification import verify
from anbinh.records.cases import commands
from anbinh.records.cases.models import Act, Case, Measure
from anbinh.records.cases.tests.conftest import on

STARTS = [on(2, 0, 1), on(17, 14, 30), on(8, 23, 50, month=11), on(27, 6, month=2)]


@pytest.mark.parametrize("start", STARTS, ids=str)
def test_it_has_every_stage_and_a_custody_that_has_run_out(cast: None, db: None, start: datetime) -> None:
    with transaction.atomic():
        made = commands.make_demonstration(at=start)
        assert made == Case.objects.count() >= 12
        assert {case.stage for case in Case.objects.all()} >= {"investigating", "suspended", "closed"}
        assert Measure.objects.expired(start).count() == 1
        assert Measure.objects.ending(start).count() >= 2
        assert Measure.objects.held().count() >= 6
        assert Case.objects.overdue(start).exists()
        assert not [act for act in Act.objects.all() if act.at > start]
        assert verify().fault is None
        assert commands.make_demonstration(at=start) == made
        transaction.set_rollback(True)
