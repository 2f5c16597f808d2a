"""One's own notices and how one is told."""

from http import HTTPStatus

from click.testing import CliRunner
from django.core import mail
from django.urls import reverse

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.notices import commands
from anbinh.foundation.notices.cli import notices
from anbinh.foundation.notices.models import Address, ChosenWay, Notice
from anbinh.foundation.notices.tests.conftest import ASSIGNED, DAY, OVERDUE, told
from conftest import Signed

INDEX = reverse("notices:index")


def test_it_shows_the_number_in_the_bell_and_the_unread_first(lan: Person, tuan: Person, signed: Signed) -> None:
    told(lan, params={"name": "Thứ nhất", "n": 1, "due": DAY.date()})
    told(lan, params={"name": "Thứ hai", "n": 2, "due": DAY.date()})
    commands.mark_read(Notice.objects.to(lan).one(Notice.objects.to(lan).first()), at=DAY)  # type: ignore[arg-type]  # there are two
    shown = signed(lan).get(INDEX).content.decode()
    assert "1 thông báo chưa đọc" in shown
    assert shown.index("Thứ nhất") < shown.index("Thứ hai")
    assert "Thứ nhất" not in signed(tuan).get(INDEX).content.decode()


def test_it_counts_no_further_than_many(lan: Person, signed: Signed) -> None:
    for _ in range(101):
        told(lan)
    assert "99+" in signed(lan).get(reverse("accounts:home")).content.decode()


def test_it_teaches_when_there_is_none(lan: Person, signed: Signed) -> None:
    assert "Chưa có thông báo nào" in signed(lan).get(INDEX).content.decode()


def test_it_opens_one_and_leads_to_its_record(lan: Person, tuan: Person, signed: Signed) -> None:
    told(lan, route="units:index")
    one = Notice.objects.to(lan).get()
    way = reverse("notices:open", kwargs={"key": one.pk})
    assert signed(tuan).get(way).status_code == HTTPStatus.NOT_FOUND
    assert signed(lan).get(way, headers={"sec-purpose": "prefetch"}).status_code == HTTPStatus.NO_CONTENT
    assert Notice.objects.unread().count() == 1
    assert signed(lan).get(way)["Location"] == reverse("units:index")
    assert not Notice.objects.unread().exists()


def test_it_marks_one_or_all_of_ones_own(lan: Person, tuan: Person, signed: Signed) -> None:
    told(lan, tuan), told(lan), told(lan)
    client, way = signed(lan), reverse("notices:mark")
    client.post(way, {"notice": str(Notice.objects.to(tuan).get().pk)})
    client.post(way, {"notice": "abc"})
    assert Notice.objects.unread().count() == 4
    client.post(way, {"notice": str(Notice.objects.to(lan).latest("pk").pk)})
    assert Notice.objects.to(lan).unread().count() == 2
    client.post(way)
    assert list(Notice.objects.unread().values_list("person", flat=True)) == [tuan.pk]
    assert client.get(way).status_code == HTTPStatus.METHOD_NOT_ALLOWED


def test_it_narrows_to_the_unread_the_read_and_a_kind(lan: Person, signed: Signed) -> None:
    told(lan), told(lan, kind=OVERDUE)
    commands.mark_read(Notice.objects.to(lan).of_kind(OVERDUE.name), at=DAY)

    def shown(**query: str) -> list[str]:
        answer = signed(lan).get(INDEX, query)
        return [one.telling.kind for one in answer.context["page"]]

    assert shown(state="unread") == [ASSIGNED.name] and shown(state="read") == [OVERDUE.name]
    assert shown(kind=OVERDUE.name) == [OVERDUE.name] and len(shown(kind="khong-co")) == 2
    assert (
        "Không có thông báo nào như vậy"
        in signed(lan).get(INDEX, {"state": "read", "kind": ASSIGNED.name}).content.decode()
    )


def test_it_keeps_how_one_is_told_and_asks_only_of_what_concerns_one(lan: Person, signed: Signed) -> None:
    client, way = signed(lan), reverse("notices:choices")
    shown = client.get(way).content.decode()
    assert "Quá hạn" in shown and "Niêm phong" not in shown
    client.post(way, {"email": "lan@example.vn", ASSIGNED.name: "digest", OVERDUE.name: "none"})
    assert Address.objects.of(lan) == "lan@example.vn"
    assert ChosenWay.objects.of(lan) == {ASSIGNED.name: "digest", OVERDUE.name: "none"}
    client.post(way, {"email": "", ASSIGNED.name: "at_once", OVERDUE.name: "none"})
    assert Address.objects.of(lan) == "" and ChosenWay.objects.of(lan)[ASSIGNED.name] == "at_once"


def test_it_refuses_an_address_that_is_none(lan: Person, signed: Signed) -> None:
    given = {"email": "lan@", ASSIGNED.name: "digest", OVERDUE.name: "none"}
    shown = signed(lan).post(reverse("notices:choices"), given).content.decode()
    assert "lan@" in shown and not Address.objects.exists()


def test_it_sends_what_waits_from_the_command_line(lan: Person) -> None:
    commands.choose(person=lan, ways={}, email="lan@example.vn")
    told(lan)
    done = CliRunner().invoke(notices, ["send"])
    assert (done.exit_code, done.output, len(mail.outbox)) == (0, "1 sent, 0 failed\n", 1)
