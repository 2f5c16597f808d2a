"""Documents and their way to many units: one record each, in one statement; answers, rulings, reminders."""

from datetime import date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from anbinh.foundation.books.commands import Paper, Refusal
from anbinh.foundation.journal.models import Entry
from anbinh.foundation.units.models import Unit
from anbinh.records.programme.commands import deliveries, documents
from anbinh.records.programme.models import Delivery, Document
from anbinh.records.programme.rules import tally
from anbinh.records.programme.tests.conftest import CITY, Office, fresh, on

DUE = on(31).date()
WORDS = Paper(text="Đã phát thanh ba buổi.")


def sent(office: Office, *codes: str) -> Document:
    paper = office.document()
    units = Unit.objects.on(on(2).date()).filter(code__in=codes or ["09739", "00634", "00082"])
    documents.send(paper, Paper(), units=units, due_on=DUE, by=office.ha, at=on(3))
    now: Document = fresh(paper)
    return now


def of(document: Document, code: str = "09739") -> Delivery:
    found: Delivery = Delivery.objects.of_document(document).filter(unit__code=code).get()
    return found


def rate() -> tuple[int, int]:
    def total(verb: str) -> int:
        return sum(one.quantity for one in Entry.objects.with_verb(verb))

    return total("programme.directive.acknowledged"), total("programme.directive.sent")


def test_it_goes_to_every_commune_of_its_day(office: Office) -> None:
    day = datetime(2024, 3, 6, 9, tzinfo=CITY)
    paper = office.document(on=day.date(), unit=Unit.objects.coded("01").on(day.date()).get(), at=day)
    documents.send(
        paper, Paper(), units=Unit.objects.on(day.date()).communes(), due_on=date(2024, 6, 30), by=office.ha, at=day
    )
    assert Delivery.objects.of_document(paper).counts()["sent"] == 579
    assert rate() == (0, 579)


def test_it_asks_as_many_queries_for_126_units_as_for_three(office: Office) -> None:
    def asked(units: object, number: str) -> list[str]:
        paper = office.document(number=number)
        with CaptureQueriesContext(connection) as queries:
            documents.send(paper, Paper(), units=units, due_on=DUE, by=office.ha, at=on(3))  # type: ignore[arg-type]  # units
        return [one["sql"] for one in queries if "journal_" not in one["sql"]]

    everywhere = Unit.objects.on(on(2).date()).communes()
    three = everywhere.filter(code__in=["09739", "00634", "00082"])
    asked(three, "0/CT")  # posts and units are read once for a person
    few = asked(three, "1/CT")
    many = asked(everywhere, "2/CT")
    assert len(many) == len(few) <= 20
    assert sum("INSERT INTO" in one and "programme_delivery" in one for one in many) == 1


def test_it_sends_no_unit_a_second(office: Office) -> None:
    paper = sent(office)
    with pytest.raises(Refusal, match="đã có"):
        documents.send(
            paper, Paper(), units=Unit.objects.on(on(2).date()).filter(code="09739"), due_on=DUE, by=office.ha, at=on(4)
        )
    everybody = Unit.objects.on(on(2).date()).communes()
    documents.send(fresh(paper), Paper(), units=everybody, due_on=DUE, by=office.ha, at=on(5))
    assert Delivery.objects.of_document(paper).count() == 126
    assert rate() == (0, 126)


def test_it_is_delivered_where_somebody_can_answer(office: Office) -> None:
    paper = sent(office)
    assert of(paper).delivered_at == on(3)
    assert of(paper, "00634").delivered_at is None
    deliveries.mark_seen(of(paper), at=on(4))
    deliveries.mark_seen(of(paper), at=on(6))
    assert of(paper).seen_at == on(4)


def test_it_refuses_a_due_day_before_the_sending(office: Office) -> None:
    with pytest.raises(Refusal, match="Hạn nằm"):
        documents.send(
            office.document(),
            Paper(),
            units=Unit.objects.on(on(2).date()).communes(),
            due_on=on(1).date(),
            by=office.ha,
            at=on(3),
        )


def test_it_is_confirmed_and_carried_out(office: Office) -> None:
    paper = sent(office)
    deliveries.accept(of(paper), Paper(), by=office.lan, at=on(4))
    assert rate() == (1, 3)
    deliveries.carry_out(of(paper), WORDS, by=office.lan, at=on(9))
    assert rate() == (1, 3)
    assert of(paper).done_on == on(9).date()


@pytest.mark.parametrize("answer", ["refuse", "disclaim"])
def test_it_is_refused_only_with_a_reason_and_ruled_on(office: Office, answer: str) -> None:
    paper, verb = sent(office), getattr(deliveries, answer)
    with pytest.raises(Refusal):
        verb(of(paper), Paper(), by=office.lan, at=on(4))
    verb(of(paper), Paper(text="Không có khu công nghiệp."), by=office.lan, at=on(4))
    assert list(Delivery.objects.to_be_ruled_on()) == [of(paper)]
    deliveries.insist(of(paper), Paper(text="Áp dụng với mọi xã."), by=office.ha, at=on(5))
    assert of(paper).stage == "sent" and rate() == (1, 3)
    deliveries.accept(of(paper), Paper(), by=office.lan, at=on(6))
    assert rate() == (1, 3)


def test_it_releases_a_unit_and_counts_it_no_more(office: Office) -> None:
    paper = sent(office)
    deliveries.disclaim(of(paper), Paper(text="Việc của phường khác."), by=office.lan, at=on(4))
    deliveries.release(of(paper), Paper(), by=office.ha, at=on(5))
    assert rate() == (0, 2)
    assert Delivery.objects.of_document(paper).tally(on(5).date()).total == 2
    deliveries.take_back(of(paper), reason="Nhầm.", by=office.ha, at=on(6))
    assert rate() == (1, 3) and of(paper).stage == "wrong_unit"


def test_it_takes_an_answer_back(office: Office) -> None:
    paper = sent(office)
    deliveries.accept(of(paper), Paper(), by=office.lan, at=on(4))
    deliveries.take_back(of(paper), reason="Bấm nhầm.", by=office.lan, at=on(4))
    assert of(paper).answered_on is None and rate() == (0, 3)


def test_it_reminds_who_has_not_answered(office: Office) -> None:
    paper = sent(office)
    deliveries.accept(of(paper), Paper(), by=office.lan, at=on(4))
    act = documents.remind(paper, Paper(), by=office.ha, at=on(6))
    assert act.facts == ["2 đơn vị"]
    assert [of(paper).reminders, of(paper, "00634").reminders] == [0, 1]
    for code in ("00634", "00082"):
        deliveries.accept(of(paper, code), Paper(), by=office.ha, at=on(7))
    with pytest.raises(Refusal, match="không còn"):
        documents.remind(fresh(paper), Paper(), by=office.ha, at=on(8))


def test_it_counts_in_the_database_as_in_python(office: Office) -> None:
    paper = sent(office)
    deliveries.carry_out(of(paper), WORDS, by=office.lan, at=on(9))
    deliveries.carry_out(of(paper, "00634"), WORDS, by=office.ha, at=on(3, month=4))
    rows = Delivery.objects.of_document(paper)
    pairs = list(rows.values_list("due_on", "done_on"))
    for day in (on(5, month=4).date(), on(3, month=4).date()):
        assert rows.tally(day) == tally(pairs, on=day)
    assert rows.tally(on(5, month=4).date()).total == 3


def test_it_lets_a_unit_answer_only_for_itself(office: Office) -> None:
    paper = sent(office)
    with pytest.raises(Refusal):
        deliveries.accept(of(paper, "00634"), Paper(), by=office.lan, at=on(4))
    with pytest.raises(Refusal):
        deliveries.release(of(paper), Paper(), by=office.lan, at=on(4))


def test_it_replaces_an_older_document(office: Office) -> None:
    old = office.document(number="07/HD-BCĐ", kind="guidance")
    new = office.document(number="09/HD-BCĐ", kind="guidance", on=on(9).date(), replaces=old, at=on(9))
    now = fresh(old)
    assert (now.stage, now.ended_on, list(now.replaced_by.all())) == ("replaced", on(9).date(), [new])
    with pytest.raises(Refusal):
        documents.repeal(now, WORDS, by=office.ha, at=on(10))


def test_it_finds_words_of_the_text_without_diacritics(office: Office) -> None:
    paper = office.document(text="Tuyên truyền về thủ đoạn giả danh công an.")
    office.document(number="16/CT-BCĐ", title="Việc khác")
    assert list(Document.objects.all().matching("gia danh cong an")) == [paper]


def test_it_refuses_the_same_number_twice_and_a_paper_without_signer(office: Office) -> None:
    office.document()
    with pytest.raises(Refusal, match="số"):
        office.document()
    with pytest.raises(Refusal, match="ký"):
        office.document(number="2", signer=" ")
    with pytest.raises(Refusal):
        office.document(number="3", by=office.lan)


def test_it_is_corrected_and_repealed_and_taken_back(office: Office) -> None:
    paper = office.document()
    documents.correct(paper, values={"title": "Tên đúng"}, reason="Ghi nhầm.", by=office.ha, at=on(3))
    documents.repeal(fresh(paper), WORDS, by=office.ha, at=on(4))
    documents.take_back(fresh(paper), reason="Nhầm.", by=office.ha, at=on(5))
    now = fresh(paper)
    assert (now.title, now.stage, now.ended_on) == ("Tên đúng", "in_force", None)
