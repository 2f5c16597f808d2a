"""The pages of the programme: who sees and does what, two clicks for an answer, lists that find and leave as files."""

from http import HTTPStatus

import pytest
from django.urls import reverse

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books.commands import Paper
from anbinh.foundation.journal.models import Entry
from anbinh.foundation.units.models import Unit
from anbinh.records.programme.commands import committees, deliveries, documents, tasks
from anbinh.records.programme.models import Committee, Delivery, Document, Task
from anbinh.records.programme.tests.conftest import Office, fresh, on
from conftest import Signed

BOOKS = ("tasks", "documents", "deliveries", "committees")
FAR = "00634"


def page(signed: Signed, person: Person, route: str, query: str = "", **keys: object) -> str:
    answer = signed(person).get(reverse(route, kwargs=keys or None) + query)
    assert answer.status_code == HTTPStatus.OK
    return answer.content.decode()


def sent(office: Office) -> Document:
    paper = office.document()
    units = Unit.objects.on(on(2).date()).filter(code__in=["09739", FAR])
    documents.send(paper, Paper(), units=units, due_on=on(31).date(), by=office.ha, at=on(3))
    now: Document = fresh(paper)
    return now


def own(paper: Document) -> Delivery:
    found: Delivery = Delivery.objects.of_document(paper).filter(unit__code="09739").get()
    return found


@pytest.mark.parametrize("book", BOOKS)
def test_it_teaches_when_a_book_is_empty(office: Office, signed: Signed, book: str) -> None:
    shown = page(signed, office.ha, f"{book}:index")
    assert ("Sổ chưa có" in shown or "Chưa gửi văn bản" in shown) or book == "committees"


def test_it_lists_tasks_within_reach_and_finds_without_diacritics(office: Office, signed: Signed) -> None:
    office.assigned()
    office.assigned(unit=office.unit(FAR), title="Việc nơi khác")
    shown = page(signed, office.lan, "tasks:index")
    assert "Tuần tra đêm ven sông" in shown and "Việc nơi khác" not in shown
    assert "Tuần tra đêm" in page(signed, office.ha, "tasks:index", "?q=tuan+tra+dem")
    assert "Tuần tra đêm" in page(signed, office.ha, "tasks:index", "?state=overdue&committee=138")
    file = signed(office.ha).get(reverse("tasks:index"), {"format": "csv"})
    assert "Tuần tra đêm" in file.content.decode("utf-8-sig")
    assert Entry.objects.with_verb("books.list.taken_out").get().dimensions == {"book": "tasks", "format": "csv"}


def test_it_shows_nothing_beyond_reach(office: Office, signed: Signed) -> None:
    far = office.assigned(unit=office.unit(FAR))
    assert signed(office.lan).get(reverse("tasks:record", kwargs={"key": far.pk})).status_code == HTTPStatus.NOT_FOUND
    paper = sent(office)
    other = Delivery.objects.of_document(paper).exclude(unit__code="09739").get()
    way = reverse("deliveries:record", kwargs={"key": other.pk})
    assert signed(office.lan).get(way).status_code == HTTPStatus.NOT_FOUND


def test_it_answers_a_directive_in_two_clicks(office: Office, signed: Signed) -> None:
    one = own(sent(office))
    client, way = signed(office.lan), reverse("deliveries:step", kwargs={"key": one.pk, "slug": "xac-nhan"})
    assert way in client.get(reverse("tasks:given")).content.decode()
    shown = client.get(way).content.decode()
    assert f'name="version" value="{one.version}"' in shown
    client.post(way, {"version": one.version})
    assert fresh(one).stage == "accepted"


def test_it_keeps_who_of_the_unit_saw_it_first(office: Office, signed: Signed) -> None:
    one = own(sent(office))
    page(signed, office.ha, "deliveries:record", key=one.pk)
    assert fresh(one).seen_at is None
    page(signed, office.lan, "deliveries:record", key=one.pk)
    assert fresh(one).seen_at is not None


def test_it_piles_up_what_was_given_to_a_unit(office: Office, signed: Signed) -> None:
    sent(office)
    late = office.assigned()
    tasks.accept(late, Paper(), by=office.lan, at=on(3))
    shown = page(signed, office.lan, "tasks:given")
    assert "Quá hạn" in shown and late.code in shown
    assert "Việc của Phường Tây Mỗ" in page(signed, office.ha, "tasks:given", f"?unit={FAR}")
    assert "Không có đơn vị mang mã này" in page(signed, office.lan, "tasks:given", f"?unit={FAR}")
    assert "Việc của đơn vị" in page(signed, office.lan, "intake:day")


def test_it_gives_a_task_from_the_page_of_a_document(office: Office, signed: Signed) -> None:
    paper = office.document()
    shown = page(signed, office.ha, "tasks:enter", "?document=15%2FCT-BC%C4%90")
    assert 'value="15/CT-BCĐ"' in shown
    typed = {
        "title": "Treo pa nô",
        "unit": "09739",
        "supporting": "SGDDT\nCATP-PA05",
        "document": paper.number,
        "topic": "other",
        "due_on_day": "1",
        "due_on_month": "12",
        "due_on_year": "2030",
    }
    signed(office.ha).post(reverse("tasks:enter"), typed)
    task = Task.objects.get()
    assert (task.document, task.supporting.count(), task.codes["committee"]) == (paper, 2, "138")
    assert "Treo pa nô" in page(signed, office.lan, "documents:record", key=paper.pk)


def test_it_says_which_unit_it_does_not_know(office: Office, signed: Signed) -> None:
    typed = {"title": "Việc", "unit": "09739", "supporting": "Sở Không Có", "topic": "other"}
    shown = signed(office.ha).post(reverse("tasks:enter"), typed).content.decode()
    assert "Sở Không Có" in shown and not Task.objects.exists()


def test_it_enters_and_sends_a_document_from_its_forms(office: Office, signed: Signed) -> None:
    client = signed(office.ha)
    typed = {
        "kind": "directive",
        "number": "20/CT-BCĐ",
        "title": "Chỉ thị",
        "signer": "Trưởng ban",
        "unit": "01",
        "topic": "order",
        "committee": "138",
        "on_day": "2",
        "on_month": "3",
        "on_year": "2026",
    }
    client.post(reverse("documents:enter"), typed)
    paper = Document.objects.get()
    way = reverse("documents:step", kwargs={"key": paper.pk, "slug": "gui"})
    day = {"due_on_day": "1", "due_on_month": "12", "due_on_year": "2030"}
    refused = client.post(way, {"version": paper.version, "to": "written", "written": "", **day})
    assert "Ghi ít nhất một đơn vị" in refused.content.decode()
    client.post(way, {"version": paper.version, "to": "communes", **day})
    assert Delivery.objects.of_document(paper).count() == 126
    shown = page(signed, office.ha, "documents:record", key=paper.pk)
    assert "Gửi 126 đơn vị" in shown
    assert "126" in page(signed, office.ha, "deliveries:index", f"?document={paper.pk}&state=unanswered")


def test_it_shows_the_committee_of_any_day(office: Office, signed: Signed) -> None:
    committees.appoint(
        fresh(office.committee),
        Paper(),
        capacity="member",
        post="Giám đốc Sở Tư pháp",
        unit=office.unit("STP"),
        by=office.ha,
        at=on(9),
    )
    key = Committee.objects.get().pk
    assert "Giám đốc Sở Tư pháp</td>" in page(signed, office.lan, "committees:record", "?on=2026-03-09", key=key)
    assert "Giám đốc Sở Tư pháp</td>" not in page(signed, office.lan, "committees:record", "?on=2026-03-08", key=key)


def test_it_draws_the_year_and_says_the_same_in_a_table(office: Office, signed: Signed) -> None:
    office.assigned(is_key=True)
    shown = page(signed, office.chair, "tasks:year", "?year=2026")
    assert shown.count('class="bar"') == 1 and "<caption>Nhiệm vụ trọng tâm năm 2026" in shown
    assert page(signed, office.chair, "tasks:year", "?year=abc")


@pytest.mark.parametrize("book", ["tasks", "documents", "committees"])
def test_it_lets_only_the_office_enter(office: Office, signed: Signed, book: str) -> None:
    assert signed(office.lan).get(reverse(f"{book}:enter")).status_code == HTTPStatus.FORBIDDEN
    assert page(signed, office.ha, f"{book}:enter")


def test_it_offers_every_step_with_its_form(office: Office, signed: Signed) -> None:
    task, paper = office.assigned(), sent(office)
    client = signed(office.ha)
    for record, book in (
        (task, "tasks"),
        (paper, "documents"),
        (own(paper), "deliveries"),
        (office.committee, "committees"),
    ):
        shown = page(signed, office.ha, f"{book}:record", key=record.pk)
        ways = {part.split('"')[0] for part in shown.split('href="') if f"/{record.pk}/" in part.split('"')[0]}
        assert len(ways) >= 3
        for way in ways:
            assert client.get(way).status_code == HTTPStatus.OK, way


def test_it_keeps_questions_under_a_name(office: Office, signed: Signed) -> None:
    office.assigned()
    client = signed(office.ha)
    client.post(reverse("tasks:save_view"), {"name": "Gấp", "query": "state=overdue"})
    assert "Gấp</a>" in client.get(reverse("tasks:index")).content.decode()


def test_it_rules_on_an_answer_from_the_list(office: Office, signed: Signed) -> None:
    one = own(sent(office))
    deliveries.refuse(one, Paper(text="Không có cơ sở nào."), by=office.lan, at=on(4))
    assert "Xã Phúc Lộc" in page(signed, office.ha, "deliveries:index", "?state=ruling")
