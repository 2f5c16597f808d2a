"""The demonstration has letters of every class and stage on whatever day and hour it is started."""

from datetime import datetime

import pytest
from django.db import transaction

from anbinh.foundation.journal.verification import verify
from anbinh.foundation.sealing import commands as sealing
from anbinh.records.letters import commands, rules
from anbinh.records.letters.models import Letter, Outcome, Reception, Stage
from anbinh.records.letters.tests.conftest import on

STARTS = [on(2, 0, 1), on(17, 14, 30), on(8, 23, 50, month=11), on(27, 6, month=2)]


@pytest.mark.parametrize("start", STARTS, ids=str)
def test_it_has_every_class_and_stage_and_some_overdue(cast: None, db: None, start: datetime) -> None:
    with transaction.atomic():
        sealing.make_demonstration(at=start)
        made = commands.make_demonstration(at=start)
        letters = Letter.objects.all()
        assert {letter.kind for letter in letters} >= {*rules.CLASSES, rules.CRIME, ""}
        assert {letter.stage for letter in letters} == set(Stage.values)
        ended = {Outcome.RESOLVED, Outcome.TRANSFERRED, Outcome.GUIDED, Outcome.FILED, Outcome.CRIME, Outcome.SPLIT}
        assert {letter.outcome for letter in letters} >= ended
        assert letters.overdue(start).count() >= 2
        assert not [letter for letter in letters if letter.received_at > start]
        assert Reception.objects.count() == 2
        assert verify().fault is None
        assert commands.make_demonstration(at=start) == made
        transaction.set_rollback(True)
