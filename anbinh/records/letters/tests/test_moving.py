"""A letter on its way: sent, accepted, returned, withdrawn; who may, what runs meanwhile, what the figures say."""

from datetime import date, timedelta
from http import HTTPStatus
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.journal.models import Entry
from anbinh.foundation.units.models import Unit
from anbinh.records.letters import commands, verbs
from anbinh.records.letters.commands import LetterError
from anbinh.records.letters.models import Act, Letter, Offer
from anbinh.records.letters.tests.conftest import Desk, fresh, on, running
from conftest import Signed

NOW = timezone.now()


def total(verb: str, last: date | None = None, **dimensions: str) -> int:
    entries = Entry.objects.with_verb(verb).occurred(None, last)
    return sum(e.quantity for e in entries if all(e.dimensions.get(k) == v for k, v in dimensions.items()))


def sent(desk: Desk, **changed: Any) -> Letter:
    """A denunciation that is not Phúc Lộc's, on its way to the criminal police since the 5th."""
    letter = desk.received(ours=False, **changed)
    commands.transfer(letter, to=desk.city_police, text="Thuộc thẩm quyền.", by=desk.lan, at=on(5))
    return fresh(letter)


def test_it_stays_with_the_sender_until_it_is_accepted(desk: Desk) -> None:
    letter = sent(desk)
    assert letter.holder == desk.commune and running(letter) == set()
    assert total(verbs.MET, limit="TC-2", in_time="yes") == 1
    assert total(verbs.TRANSFERRED) == 0 and total(verbs.PENDING) == 1


def test_it_begins_anew_where_it_is_accepted(desk: Desk) -> None:
    letter = sent(desk)
    commands.take_in(letter, unit=desk.city_police, by=desk.tuan, at=on(6))
    letter = fresh(letter)
    assert letter.holder == desk.city_police and letter.stage == "classified" and letter.ours
    assert running(letter) == {"TC-1", "TCD-1"}
    assert letter.clocks.get(limit="TC-1", ended_at__isnull=True).start_at == on(6) == letter.arrived_at
    assert total(verbs.TRANSFERRED, destination="inside", in_time="yes") == 1
    assert total(verbs.RECEIVED) == 2 and total(verbs.PENDING) == 1
    assert Offer.objects.get().answer == "accepted"


def test_it_counts_a_transfer_late_by_the_day_it_was_sent(desk: Desk) -> None:
    letter = desk.received()
    commands.transfer(letter, to=desk.city_police, text="Chuyển.", by=desk.lan, at=on(13))
    commands.take_in(fresh(letter), unit=desk.city_police, by=desk.tuan, at=on(14))
    assert total(verbs.TRANSFERRED, destination="inside", in_time="no") == 1


def test_it_comes_back_with_a_reason_and_its_time_runs_again(desk: Desk) -> None:
    letter = sent(desk)
    with pytest.raises(LetterError):
        commands.send_back(letter, unit=desk.city_police, text=" ", by=desk.tuan, at=on(6))
    commands.send_back(letter, unit=desk.city_police, text="Thuộc thẩm quyền cấp xã.", by=desk.tuan, at=on(6))
    letter = fresh(letter)
    assert letter.holder == desk.commune and "TC-2" in running(letter)
    assert total(verbs.TRANSFERRED) == 0 and total(verbs.RECEIVED) == 1
    commands.transfer(letter, to=desk.other_commune, text="Chuyển nơi khác.", by=desk.lan, at=on(7))
    assert Offer.objects.waiting().get().to == desk.other_commune


def test_it_is_withdrawn_as_if_it_had_not_been_sent(desk: Desk) -> None:
    letter = sent(desk)
    commands.withdraw(letter, text="Gửi nhầm.", by=desk.lan, at=on(6))
    clock = fresh(letter).clocks.get(limit="TC-2", ended_at__isnull=True)
    assert clock.start_at == letter.arrived_at
    with pytest.raises(LetterError, match=r"on its way|đang chuyển"):
        commands.withdraw(fresh(letter), text="Nữa.", by=desk.lan, at=on(7))


@pytest.mark.parametrize("verb", ["accept", "refuse", "guide", "file", "transfer", "make_report"])
def test_it_waits_for_the_answer_before_anything_else(desk: Desk, verb: str) -> None:
    given = {
        "accept": {},
        "refuse": {"ground": "court", "text": "Tòa."},
        "guide": {"body": "Thanh tra"},
        "file": {"ground": "resolved"},
        "transfer": {"body": "Nơi khác", "text": "x"},
        "make_report": {"text": "x"},
    }[verb]
    with pytest.raises(LetterError, match=r"waits for its answer|chờ trả lời"):
        getattr(commands, verb)(sent(desk), **given, by=desk.thang, at=on(6))


def test_it_goes_at_once_to_a_body_where_nobody_works_with_letters_here(desk: Desk) -> None:
    procuracy = Unit.objects.on(on(2).date()).of_kind("procuracy")[0]
    letter = desk.received(kind="complaint", procedure="custody")
    commands.transfer(letter, to=procuracy, text="Điều 474.", by=desk.lan, at=on(3))
    assert fresh(letter).holder == procuracy and not Offer.objects.exists()
    assert running(letter) == {"D474", "TCD-1"}


def page(letter: Letter, verb: str = "") -> str:
    if not verb:
        return reverse("letters:letter", kwargs={"key": letter.pk})
    return reverse("letters:act", kwargs={"key": letter.pk, "verb": verb})


def on_the_way(desk: Desk) -> Letter:
    """From the city to Phúc Lộc, as of today."""
    letter = desk.received(unit=desk.city_police, received_at=NOW - timedelta(days=1))
    commands.transfer(letter, to=desk.commune, text="Thuộc địa bàn.", by=desk.thang, at=NOW - timedelta(hours=2))
    return fresh(letter)


def test_it_shows_the_letter_to_the_other_unit_while_it_waits(desk: Desk, signed: Signed) -> None:
    letter, client = on_the_way(desk), signed(desk.lan)
    day = client.get(reverse("intake:day")).content.decode()
    assert letter.code in day and page(letter, "take_in") in day
    shown = client.get(page(letter))
    assert shown.context["next"].verb == "take_in" and page(letter, "send_back") in shown.content.decode()
    assert client.get(page(letter, "accept")).context["form"] is None
    answer = client.post(page(letter, "send_back"), {"version": letter.version, "text": " "})
    assert answer.status_code == HTTPStatus.OK and answer.context["form"].errors
    assert client.post(page(letter, "send_back"), {"version": letter.version, "text": "Nhầm."})["Location"] == reverse(
        "letters:index"
    )
    assert client.get(page(letter)).status_code == HTTPStatus.NOT_FOUND


@pytest.mark.parametrize(("verb", "given"), [("take_in", {}), ("send_back", {"text": "Nhầm nơi."})])
def test_it_is_answered_by_who_works_there_and_nobody_else(
    desk: Desk, signed: Signed, verb: str, given: dict[str, str]
) -> None:
    letter = on_the_way(desk)
    sending = {"version": letter.version, **given}
    inspector = Person.objects.demonstration().filter(posts__role="inspector")[0]
    refused = signed(inspector).post(page(letter, verb), sending)
    assert refused.status_code == HTTPStatus.OK and refused.context["form"].errors
    assert signed(desk.lan).post(page(letter, verb), sending).status_code == HTTPStatus.FOUND
    last = Act.objects.of_letter(letter).last_made()
    assert last is not None and (last.verb, last.by, last.unit) == (verb, desk.lan, desk.commune)
    again = signed(desk.lan).post(page(letter, verb), {**sending, "version": fresh(letter).version})
    assert again.status_code in {HTTPStatus.OK, HTTPStatus.NOT_FOUND}


def test_it_lets_the_sender_withdraw_on_the_page(desk: Desk, signed: Signed) -> None:
    letter, client = on_the_way(desk), signed(desk.thang)
    assert page(letter, "withdraw") in client.get(page(letter)).content.decode()
    sending = {"version": letter.version, "text": "Gửi nhầm."}
    assert client.post(page(letter, "withdraw"), sending).status_code == HTTPStatus.FOUND
    assert Offer.objects.get().answer == "withdrawn"
    assert client.get(page(letter, "withdraw")).context["form"] is None
