"""The head of a commune gives tasks within the commune, and decides on those alone; campaigns count what was given."""

from typing import Any

import pytest
from django.apps import apps

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books.commands import Paper, Refusal
from anbinh.foundation.books.forms import Asked
from anbinh.foundation.journal.models import Entry
from anbinh.foundation.notices.models import Notice
from anbinh.foundation.units.models import Unit
from anbinh.records.programme import commands, verbs
from anbinh.records.programme.book import DELIVERIES, TASKS
from anbinh.records.programme.commands import deliveries, documents, tasks
from anbinh.records.programme.forms import AssignForm
from anbinh.records.programme.models import Delivery, Task
from anbinh.records.programme.tests.conftest import Office, fresh, on

FAR = "00634"
DONE = Paper(text="Đã tuần tra ba đêm.")


@pytest.fixture
def head() -> Person:
    """Hùng heads Phúc Lộc."""
    found: Person = Person.objects.holding({"commune_head"}, on=on(2).date()).get()
    return found


def _by(head: Person, office: Office, **changed: Any) -> Task:
    return office.assigned(**{"unit": office.unit("CA-09739"), "source": tasks.OWN, "by": head, **changed})


def test_it_gives_a_task_within_the_commune_and_accepts_it_as_done(office: Office, head: Person) -> None:
    task = _by(head, office)
    assert str(task.giver) == "Ủy ban nhân dân xã Phúc Lộc"
    tasks.report(fresh(task), DONE, by=office.lan, at=on(5))
    assert [one.telling.kind for one in Notice.objects.to(head)] == [verbs.TASK_IS_REPORTED]
    tasks.finish(fresh(task), Paper(), by=head, at=on(6))
    assert fresh(task).stage == Task.Stage.DONE


@pytest.mark.parametrize("where", ["unit", "supporting"])
def test_it_refuses_a_task_beyond_reach(office: Office, head: Person, where: str) -> None:
    far = office.unit(FAR)
    with pytest.raises(Refusal, match="không cho phép"):
        _by(head, office, **{where: far if where == "unit" else [far]})
    assert not Task.objects.exists()


def test_it_leaves_what_the_city_gave_to_the_city(office: Office, head: Person) -> None:
    task = office.assigned()
    tasks.report(fresh(task), DONE, by=head, at=on(5))
    choices = {one.step for one in TASKS.choices(head, fresh(task), at=on(6))}
    assert "note" in choices and not choices & {"finish", "return", "extend", "withdraw", "correct", "ask"}
    with pytest.raises(Refusal, match="không cho phép"):
        tasks.finish(fresh(task), Paper(), by=head, at=on(6))
    tasks.finish(fresh(task), Paper(), by=office.ha, at=on(6))


def test_it_directs_the_units_of_the_commune_and_no_others(office: Office, head: Person) -> None:
    document = office.document(unit=office.unit("09739"), committees=(), by=head)
    alive = Unit.objects.on(on(3).date())
    with pytest.raises(Refusal, match="ngoài phạm vi"):
        documents.send(fresh(document), Paper(), units=alive.communes(), due_on=on(20).date(), by=head, at=on(3))
    own = alive.coded("CA-09739")
    documents.send(fresh(document), Paper(), units=own, due_on=on(20).date(), by=head, at=on(3))
    assert Delivery.objects.get().unit == office.unit("CA-09739")


def test_it_does_not_rule_on_a_directive_of_the_city(office: Office, head: Person) -> None:
    document = office.document()
    communes = Unit.objects.on(on(3).date()).coded("09739")
    documents.send(fresh(document), Paper(), units=communes, due_on=on(20).date(), by=office.ha, at=on(3))
    one = Delivery.objects.get()
    choices = {choice.step for choice in DELIVERIES.choices(head, one, at=on(4))}
    assert "accept" in choices and not choices & {"release", "insist"}
    with pytest.raises(Refusal, match="không cho phép"):
        deliveries.release(one, Paper(text="Thôi."), by=head, at=on(4))


def test_it_counts_a_task_in_its_campaign_and_those_under_its_document(office: Office) -> None:
    # A book that stands above this one: named, not imported.
    campaign = apps.get_model("campaigns", "Campaign")._default_manager.create(
        code="CĐ-01/2026/001",
        unit=office.unit("01"),
        name="Cao điểm hè",
        about="Trộm cắp.",
        opened_on=on(1).date(),
        starts_on=on(1).date(),
        ends_on=on(30).date(),
        recorded_at=on(1),
    )
    form = AssignForm({}, asked=Asked(None, on(2)))
    assert (campaign.code, "Cao điểm hè") in form.fields["campaign"].choices  # type: ignore[attr-defined]  # a field of choices
    office.assigned(source=commands.Source(kind="campaign", number=campaign.code, campaign=campaign.code))
    office.assigned(source=commands.Source(document=office.document(campaign=campaign.code)))
    told = Entry.objects.with_verb(verbs.ASSIGNED).counting()
    assert [one.dimensions["campaign"] for one in told] == [campaign.code] * 2
