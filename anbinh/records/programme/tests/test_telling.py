"""Who hears of what: the unit of a task, whoever gave it, every unit of a directive in one telling."""

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books.commands import Paper
from anbinh.foundation.notices.models import Notice, Telling
from anbinh.foundation.units.models import Unit
from anbinh.records.programme.commands import deliveries, documents, tasks
from anbinh.records.programme.models import Delivery
from anbinh.records.programme.tests.conftest import Office, fresh, on


def heard(person: Person) -> list[str]:
    return [one.telling.kind for one in Notice.objects.to(person)]


def test_it_tells_the_unit_of_its_task_and_of_the_explanation(office: Office) -> None:
    task = office.assigned()
    assert heard(office.lan) == ["programme.task.assigned"]
    tasks.ask(task, Paper(text="Đến đâu rồi?"), answer_by=on(12).date(), by=office.ha, at=on(9))
    assert "programme.task.questioned" in heard(office.lan)


def test_it_tells_whoever_gave_it_that_it_is_reported_done(office: Office) -> None:
    task = office.assigned()
    tasks.report(task, Paper(text="Xong."), by=office.lan, at=on(9))
    assert "programme.task.reported" in heard(office.thang)


def test_it_tells_every_unit_of_a_directive_in_one_telling(office: Office) -> None:
    paper = office.document()
    documents.send(
        paper, Paper(), units=Unit.objects.on(on(2).date()).communes(), due_on=on(31).date(), by=office.ha, at=on(3)
    )
    assert heard(office.lan) == ["programme.directive.sent"]
    assert Telling.objects.count() == 1
    one = Delivery.objects.of_document(paper).get(unit__code="09739")
    deliveries.accept(one, Paper(), by=office.lan, at=on(4))
    documents.remind(fresh(paper), Paper(), by=office.ha, at=on(6))
    assert heard(office.lan) == ["programme.directive.sent"]
