"""Who is told of a step, and what an embargo keeps back."""

from datetime import timedelta

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.notices.models import Notice
from anbinh.records.warnings import commands, verbs
from anbinh.records.warnings.tests.conftest import Office, fresh, on


def told(person: Person, kind: str) -> int:
    return Notice.objects.to(person).of_kind(kind).count()


def test_it_tells_who_may_approve_and_not_who_submitted(office: Office) -> None:
    office.submitted()
    assert (told(office.ha, verbs.WAITS), told(office.thang, verbs.WAITS)) == (1, 0)


def test_it_tells_the_writer_what_came_back(office: Office) -> None:
    warning = office.submitted()
    commands.return_(fresh(warning), text="Thiếu số của phường.", by=office.ha, at=on(3))
    assert told(office.thang, verbs.WAS_RETURNED) == 1


def test_it_tells_the_editor_of_what_may_be_read_now(office: Office) -> None:
    office.released()
    assert (told(office.ha, verbs.ITEM_WAITS), told(office.linh, verbs.ITEM_RELEASED)) == (1, 1)


def test_it_tells_the_editor_nothing_before_the_hour(office: Office) -> None:
    office.released(embargo_at=on(2, 11) + timedelta(hours=1))
    assert told(office.linh, verbs.ITEM_RELEASED) == 0
