"""Letters: to whom, when, what they hold, and what happens when they cannot be sent."""

from typing import Any

import pytest
from django.core import mail
from django.test import override_settings
from pytest_django import DjangoCaptureOnCommitCallbacks

from anbinh.config.nightly import jobs
from anbinh.foundation.accounts.models import Person
from anbinh.foundation.notices import commands
from anbinh.foundation.notices.kinds import Way
from anbinh.foundation.notices.models import Notice, NoticeMail
from anbinh.foundation.notices.tests.conftest import ASSIGNED, DAY, OVERDUE, told


def chosen(person: Person, **ways: str) -> None:
    commands.choose(person=person, ways={f"test.{kind}": way for kind, way in ways.items()}, email="lan@example.vn")


def test_it_writes_at_once_to_whoever_gave_an_address(
    lan: Person, tuan: Person, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    chosen(lan)
    with django_capture_on_commit_callbacks(execute=True):
        told(lan, tuan)
    assert [letter.to for letter in mail.outbox] == [["lan@example.vn"]]
    assert NoticeMail.objects.get().sent_at == DAY


def test_it_holds_the_kind_the_number_and_the_way_and_no_word_of_the_record(lan: Person) -> None:
    chosen(lan)
    told(lan, route="notices:open", keys={"key": 7})
    commands.deliver(at=DAY)
    letter = mail.outbox[0]
    assert letter.subject == "An Bình: Phân công"
    assert "TĐ-09739/2026/001" in letter.body and "/can-bo/thong-bao/7/" in letter.body
    assert "Bãi đất trống" not in letter.body + letter.subject


def test_it_gathers_a_day_in_one_letter(lan: Person) -> None:
    chosen(lan, assigned="digest")
    told(lan), told(lan, kind=OVERDUE)
    assert commands.deliver(at=DAY).sent == 0
    assert jobs.send_letters(DAY) == {"sent": 1}
    assert mail.outbox[0].subject == "An Bình: 2 thông báo"
    assert jobs.send_letters(DAY) == {"sent": 0}


def test_it_writes_nothing_of_what_was_read_meanwhile_or_is_not_wanted(lan: Person) -> None:
    chosen(lan, overdue="none")
    told(lan), told(lan, kind=OVERDUE)
    commands.mark_read(Notice.objects.to(lan).of_kind(ASSIGNED.name), at=DAY)
    assert jobs.send_letters(DAY) == {"sent": 0}


def test_it_leads_to_the_notices_when_the_page_is_no_more(lan: Person) -> None:
    chosen(lan)
    told(lan, route="gone:page", keys={"key": 1})
    commands.deliver(at=DAY)
    assert mail.outbox[0].body.splitlines()[1].endswith("/can-bo/thong-bao/")


class Broken:
    """A mail server that is not there for the first letters."""

    def __init__(self, *, times: int) -> None:
        self.times = times

    def __call__(self, *_given: Any, **_named: Any) -> "Broken":
        return self

    def send_messages(self, letters: list[Any]) -> int:
        self.times -= 1
        if self.times >= 0:
            raise ConnectionRefusedError("no server")
        mail.outbox += letters
        return len(letters)


def test_it_keeps_what_could_not_be_sent_and_tries_again(
    lan: Person, tuan: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen(lan)
    chosen(tuan)
    told(lan, tuan)
    monkeypatch.setattr(commands, "get_connection", Broken(times=1))
    posted = commands.deliver(at=DAY)
    assert (posted.sent, posted.failed) == (0, 1) and "no server" in posted.fault
    assert [letter.tries for letter in NoticeMail.objects.waiting()] == [1, 0]
    assert commands.deliver(at=DAY).sent == 2
    assert not NoticeMail.objects.waiting().exists() and len(mail.outbox) == 2


def test_it_is_loud_at_night_when_letters_cannot_be_sent(lan: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    chosen(lan)
    told(lan)
    monkeypatch.setattr(commands, "get_connection", Broken(times=1))
    with pytest.raises(jobs.Broken, match="no server"):
        jobs.send_letters(DAY)


def test_it_drops_letters_of_whoever_took_the_address_away(lan: Person) -> None:
    chosen(lan)
    told(lan)
    commands.write_letters(Way.AT_ONCE, at=DAY)
    commands.choose(person=lan, ways={}, email="")
    assert commands.send_waiting(at=DAY).sent == 0
    assert not mail.outbox and not NoticeMail.objects.exists()


@override_settings(MAIL_SENT=False)
def test_it_sends_nothing_from_a_server_without_mail(
    lan: Person, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    chosen(lan)
    with django_capture_on_commit_callbacks(execute=True):
        told(lan)
    assert jobs.send_letters(DAY) == {"sent": 0} and not mail.outbox
