"""The pages, by role; what is inside an envelope is in one answer and nowhere else."""

from http import HTTPStatus

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.sealing import commands
from anbinh.foundation.sealing.models import CustodianKey, Envelope, Request
from anbinh.foundation.sealing.tests.conftest import CONTENT, NOW, REASON, Cast, SetUp, phrase_of
from conftest import Signed

NAME = "Đặng Thị Ngọc Ánh"


def _url(route: str, **names: int) -> str:
    return reverse(f"sealing:{route}", kwargs=names)


def _typed(person: Person, **more: object) -> dict[str, object]:
    return {"passphrase": phrase_of(person), "reason": REASON, **more}


def test_it_shows_the_content_once_and_keeps_it_nowhere(envelope: Envelope, cast: Cast, signed: Signed) -> None:
    client = signed(cast.nam)
    address = _url("open", number=envelope.pk) + "?next=/can-bo/"
    assert "no-store" in client.get(address)["Cache-Control"]
    answer = client.post(address, _typed(cast.nam))
    page = answer.content.decode()
    assert NAME in page and "Chỉ gọi sau 18 giờ" in page and 'href="/can-bo/"' in page
    assert "no-store" in answer["Cache-Control"]
    assert NAME not in client.get(address).content.decode()
    assert NAME not in client.get(_url("envelope", number=envelope.pk)).content.decode()
    assert not any(NAME in str(session.get_decoded()) for session in Session.objects.all())


def test_it_says_that_a_passphrase_is_wrong_and_shows_it_nowhere(
    envelope: Envelope, cast: Cast, signed: Signed, caplog: pytest.LogCaptureFixture
) -> None:
    wrong = "mot cau hoan toan sai bet"
    answer = signed(cast.nam).post(_url("open", number=envelope.pk), _typed(cast.nam, passphrase=wrong))
    page = answer.content.decode()
    assert answer.status_code == HTTPStatus.OK and "error-summary" in page
    assert wrong not in page and NAME not in page and wrong not in caplog.text


def test_it_tells_custodians_on_every_page_that_somebody_waits(envelope: Envelope, cast: Cast, signed: Signed) -> None:
    home, said = reverse("accounts:home"), "1 đề nghị mở phong bì đang chờ trả lời"
    assert said not in signed(cast.nam).get(home).content.decode()
    asked = commands.ask(envelope, reason=REASON, by=cast.lan, at=NOW)
    told = [person for person in (cast.nam, cast.thao, cast.kien, cast.lan) if said in _home(signed(person))]
    assert told == [cast.nam, cast.thao], "who keeps this envelope, and nobody else"
    commands.refuse(asked, reason="Hỏi trực tiếp người báo tin", by=cast.nam, at=NOW)
    assert said not in _home(signed(cast.nam))


def _home(client: Client) -> str:
    return client.get(reverse("accounts:home")).content.decode()


@pytest.mark.parametrize("target", ["https://ke-gian.example/", "//ke-gian.example", "javascript:alert(1)"])
def test_it_follows_no_link_out_of_the_house(envelope: Envelope, cast: Cast, signed: Signed, target: str) -> None:
    page = signed(cast.nam).get(_url("open", number=envelope.pk), {"next": target}).content.decode()
    assert f'href="{target}' not in page


@pytest.mark.parametrize(
    ("name", "seen", "opened"),
    [
        ("nam", HTTPStatus.OK, HTTPStatus.OK),
        ("thao", HTTPStatus.OK, HTTPStatus.OK),
        ("kien", HTTPStatus.NOT_FOUND, HTTPStatus.NOT_FOUND),
        ("lan", HTTPStatus.OK, HTTPStatus.FORBIDDEN),
        ("hong", HTTPStatus.NOT_FOUND, HTTPStatus.FORBIDDEN),
    ],
)
def test_it_opens_its_doors_by_role_and_territory(
    envelope: Envelope, cast: Cast, signed: Signed, *, name: str, seen: HTTPStatus, opened: HTTPStatus
) -> None:
    client = signed(getattr(cast, name))
    assert client.get(_url("envelope", number=envelope.pk)).status_code == seen
    assert client.get(_url("open", number=envelope.pk)).status_code == opened


def test_it_makes_a_key_from_a_passphrase_typed_twice(cast: Cast, signed: Signed) -> None:
    client, typed = signed(cast.nam), phrase_of(cast.nam)
    page = client.post(_url("set_up"), {"passphrase": typed, "again": typed + "x"})
    assert page.status_code == HTTPStatus.OK and typed not in page.content.decode()
    assert client.post(_url("set_up"), {"passphrase": typed, "again": typed}).status_code == HTTPStatus.FOUND
    assert CustodianKey.objects.of(cast.nam).in_use().count() == 1
    assert client.get(_url("index")).status_code == HTTPStatus.OK


def test_it_changes_a_passphrase(envelope: Envelope, cast: Cast, signed: Signed) -> None:
    fresh = "bay cay chuoi tren doi xa"
    data = {"old": phrase_of(cast.nam), "passphrase": fresh, "again": fresh}
    assert signed(cast.nam).post(_url("change"), data).status_code == HTTPStatus.FOUND
    assert commands.unseal(envelope, passphrase=fresh, reason=REASON, by=cast.nam, at=NOW) == CONTENT


def test_it_adds_and_withdraws_a_colleague(envelope: Envelope, cast: Cast, signed: Signed) -> None:
    client = signed(cast.nam)
    hanh = CustodianKey.objects.of(cast.hanh).in_use().get()
    page = client.get(_url("dismiss", key=hanh.pk))
    assert 'name="acknowledged" value="0"' in page.content.decode()
    done = client.post(_url("dismiss", key=hanh.pk), _typed(cast.nam, acknowledged=0))
    assert done.status_code == HTTPStatus.FOUND
    [again] = [commands.set_up(passphrase=phrase_of(cast.hanh), by=cast.hanh, at=NOW)]
    assert client.get(_url("index")).content.decode().count(_url("admit", key=again.pk)) == 1
    assert client.get(_url("admit", key=again.pk)).status_code == HTTPStatus.OK
    assert client.post(_url("admit", key=again.pk), _typed(cast.nam)).status_code == HTTPStatus.FOUND
    assert commands.unseal(envelope, passphrase=phrase_of(cast.hanh), reason=REASON, by=cast.hanh, at=NOW) == CONTENT


def test_it_says_before_the_act_what_hangs_by_one_thread(envelope: Envelope, cast: Cast, signed: Signed) -> None:
    client = signed(cast.nam)
    hanh = CustodianKey.objects.of(cast.hanh).in_use().get()
    client.post(_url("dismiss", key=hanh.pk), _typed(cast.nam, acknowledged=0))
    mine = CustodianKey.objects.of(cast.nam).in_use().get()
    page = client.get(_url("dismiss", key=mine.pk)).content.decode()
    assert 'name="acknowledged" value="1"' in page and 'class="warning"' in page and 'name="understood"' in page
    unread = client.post(_url("dismiss", key=mine.pk), _typed(cast.nam, acknowledged=0, understood="on"))
    assert unread.status_code == HTTPStatus.OK
    read = client.post(_url("dismiss", key=mine.pk), _typed(cast.nam, acknowledged=1, understood="on"))
    assert read.status_code == HTTPStatus.FOUND


def test_it_offers_no_form_to_withdraw_the_last_key(cast: Cast, set_up: SetUp, signed: Signed) -> None:
    [key] = set_up(cast.thao)
    commands.seal(CONTENT, unit=cast.thao.posts_on(NOW.date())[0].unit, by=None, at=NOW)
    page = signed(cast.thao).get(_url("dismiss", key=key.pk)).content.decode()
    assert 'class="warning"' in page and 'name="passphrase"' not in page
    lost = signed(cast.thao).get(_url("lost")).content.decode()
    assert 'class="warning"' in lost and 'name="acknowledged" value="1"' in lost


def test_it_asks_grants_and_refuses(envelope: Envelope, cast: Cast, signed: Signed) -> None:
    officer, custodian = signed(cast.lan), signed(cast.nam)
    assert officer.post(_url("ask", number=envelope.pk), {"reason": REASON}).status_code == HTTPStatus.FOUND
    [asked] = Request.objects.all()
    assert "Nguyễn Thị Lan" in custodian.get(_url("requests")).content.decode()
    address = _url("open", number=envelope.pk) + f"?request={asked.pk}"
    assert REASON in custodian.get(address).content.decode()
    assert NAME in custodian.post(address, _typed(cast.nam)).content.decode()
    officer.post(_url("ask", number=envelope.pk), {"reason": REASON})
    second = Request.objects.waiting().get()
    answer = custodian.post(_url("refuse", number=second.pk), {"reason": "Đã chuyển đủ nội dung cần thiết"})
    assert answer.status_code == HTTPStatus.FOUND
    page = officer.get(_url("requests")).content.decode()
    assert "Đã chuyển đủ nội dung" in page and NAME not in page


def test_it_hides_what_is_under_protection(envelope: Envelope, cast: Cast, signed: Signed) -> None:
    reason = {"reason": "Quyết định bảo vệ người tố giác"}
    assert signed(cast.lan).post(_url("protect", number=envelope.pk), reason).status_code == HTTPStatus.FORBIDDEN
    assert signed(cast.tuan).post(_url("protect", number=envelope.pk), reason).status_code == HTTPStatus.FOUND
    for person in (cast.nam, cast.lan, cast.tuan):
        assert signed(person).get(_url("envelope", number=envelope.pk)).status_code == HTTPStatus.NOT_FOUND
    city = signed(cast.thao)
    assert NAME in city.post(_url("open", number=envelope.pk), _typed(cast.thao)).content.decode()
    assert city.post(_url("unprotect", number=envelope.pk), reason).status_code == HTTPStatus.FOUND
    assert signed(cast.lan).get(_url("envelope", number=envelope.pk)).status_code == HTTPStatus.OK


def test_it_hands_an_envelope_to_another_unit(envelope: Envelope, cast: Cast, signed: Signed) -> None:
    data = _typed(cast.nam, unit="09772")
    assert signed(cast.nam).post(_url("hand", number=envelope.pk), data).status_code == HTTPStatus.FOUND
    assert signed(cast.nam).get(_url("envelope", number=envelope.pk)).status_code == HTTPStatus.NOT_FOUND
    assert NAME in signed(cast.kien).post(_url("open", number=envelope.pk), _typed(cast.kien)).content.decode()


def test_it_lists_envelopes_without_anything_of_what_is_in_them(envelope: Envelope, cast: Cast, signed: Signed) -> None:
    page = signed(cast.nam).get(_url("envelopes")).content.decode()
    assert _url("envelope", number=envelope.pk) in page and NAME not in page
