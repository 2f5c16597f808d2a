"""What was changed is refused with a sentence; what is inside is found nowhere else in the database."""

import json
import sys
from collections.abc import Callable

import pytest
from django.core.signals import got_request_exception
from django.db import connection
from django.http import HttpRequest
from django.test import Client
from django.urls import reverse
from django.views.debug import ExceptionReporter
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.accounts.tests.territory import Corner
from anbinh.foundation.journal.models import Entry
from anbinh.foundation.sealing import cipher, commands
from anbinh.foundation.sealing.cipher import Cost, Unopened, WrappedKey
from anbinh.foundation.sealing.models import CustodianKey, Envelope, Share
from anbinh.foundation.sealing.rules import HIDDEN, fields_of, plain, without_identity
from anbinh.foundation.sealing.tests.conftest import NOW, REASON, Cast, phrase_of
from anbinh.foundation.sealing.wording import UNREADABLE, labelled

Unseal = Callable[..., bytes]
QUICK = Cost(1, 8192)


def _flipped(stored: bytes) -> bytes:
    return stored[:-1] + bytes([stored[-1] ^ 1])


def test_it_refuses_changed_ciphertext_with_a_sentence(envelope: Envelope, cast: Cast, unseal: Unseal) -> None:
    Envelope.objects.filter(pk=envelope.pk).update(ciphertext=_flipped(bytes(envelope.ciphertext)))
    with pytest.raises(commands.Tampered) as refused:
        unseal(envelope, cast.nam)
    assert len(str(refused.value)) > 40 and "Ánh" not in str(refused.value)
    assert not Entry.objects.with_verb("sealing.envelope.opened").exists()


def test_it_refuses_a_changed_share(envelope: Envelope, cast: Cast, unseal: Unseal) -> None:
    share = Share.objects.get(envelope=envelope, key__person=cast.nam)
    Share.objects.filter(pk=share.pk).update(wrapped=_flipped(bytes(share.wrapped)))
    with pytest.raises(commands.Tampered):
        unseal(envelope, cast.nam)


def test_it_refuses_content_moved_from_another_envelope(
    envelope: Envelope, cast: Cast, corner: Corner, unseal: Unseal
) -> None:
    other = commands.seal(b'{"full_name": "Ai khac"}', unit=corner.phuc_loc, by=None, at=NOW)
    Envelope.objects.filter(pk=envelope.pk).update(ciphertext=other.ciphertext)
    for share in Share.objects.filter(envelope=envelope):
        twin = Share.objects.get(envelope=other, key=share.key)
        Share.objects.filter(pk=share.pk).update(wrapped=twin.wrapped)
    with pytest.raises(commands.Tampered):
        unseal(envelope, cast.nam)


def _dump() -> str:
    """Everything in the database, as text."""
    with connection.cursor() as cursor:
        rows = []
        for table in connection.introspection.table_names():
            cursor.execute(f'SELECT * FROM "{table}"')
            rows += [f"{table}: {row}" for row in cursor.fetchall()]
    return "\n".join(rows)


@pytest.mark.parametrize("typed", ["Đặng Thị Ngọc Ánh", "đặng thị ngọc ánh", "dang thi ngoc anh", "0912345678"])
def test_it_keeps_the_identity_out_of_every_table_even_when_the_reason_names_it(
    envelope: Envelope, cast: Cast, unseal: Unseal, typed: str
) -> None:
    unseal(envelope, cast.nam, reason=f"Cần gọi lại cho {typed} hôm nay")
    dump = _dump().casefold()
    assert "cần gọi lại cho" in dump
    for secret in (
        "Đặng Thị Ngọc Ánh",
        "dang thi ngoc anh",
        "0912345678",
        "0912 345 678",
        "Chỉ gọi sau",
        phrase_of(cast.nam),
    ):
        assert secret.casefold() not in dump


@pytest.mark.parametrize(
    ("reason", "kept"),
    [
        ("gặp  bà Ánh theo Quyết định 12/QĐ-CSĐT", "gặp bà Ánh theo Quyết định 12/QĐ-CSĐT"),
        ("gọi 0912 345 678 để hẹn", f"gọi {HIDDEN} để hẹn"),
        ("đối chiếu căn cước 001085012345", f"đối chiếu căn cước {HIDDEN}"),
    ],
)
def test_it_lets_no_long_number_into_a_reason(reason: str, kept: str) -> None:
    assert plain(reason) == kept


def test_it_hides_a_name_typed_any_way() -> None:
    content = json.dumps({"full_name": "Ngô Ánh", "email": "anh@vi-du.vn"}).encode()
    assert without_identity("Mời NGO  ANH".replace("  ", " ") + ", anh@vi-du.vn", content) == f"Mời {HIDDEN}, {HIDDEN}"


@pytest.mark.parametrize("content", [b"chi la mot dong", b"[1, 2]", b'"chu"', b"\xff\xfe"])
def test_it_reads_what_is_no_object_as_a_note(content: bytes) -> None:
    assert set(fields_of(content)) == {"note"}


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"\x00\x01\x02", json.dumps({"note": "a\u0000b"}).encode()])
def test_it_shows_no_bytes_as_text(content: bytes) -> None:
    [(_label, shown)] = labelled(content)
    assert shown is UNREADABLE


def test_it_shows_known_fields_in_their_order_and_others_by_name() -> None:
    shown = labelled(json.dumps({"kin": "em gái", "phone": "0912", "full_name": "Ánh", "email": ""}).encode())
    assert [value for _label, value in shown] == ["Ánh", "0912", "em gái"]


@given(content=st.binary(min_size=1, max_size=2000), passphrase=st.text(min_size=1, max_size=60))
def test_it_opens_what_it_sealed_and_nothing_else(content: bytes, passphrase: str) -> None:
    key = cipher.new_key(passphrase, QUICK)
    content_key = cipher.new_content_key()
    sealed = cipher.locked(content, content_key, name="1")
    private = cipher.unwrapped(key, passphrase)
    assert cipher.unlocked(sealed, cipher.taken(cipher.shared(content_key, key.public), private), name="1") == content
    with pytest.raises(Unopened):
        cipher.unlocked(sealed, content_key, name="2")
    with pytest.raises(Unopened):
        cipher.unwrapped(key, passphrase + "x")


@given(content=st.binary(min_size=1, max_size=511))
def test_it_tells_nothing_by_its_length(content: bytes) -> None:
    assert len(cipher.locked(content, cipher.new_content_key(), name="1")) == 512 + 40


@given(st.text(max_size=200), st.text(max_size=40))
def test_it_reads_any_reason_beside_any_name(reason: str, name: str) -> None:
    assert isinstance(without_identity(plain(reason), json.dumps({"full_name": name}).encode()), str)


def test_it_costs_what_libsodium_calls_moderate_unless_a_test_says_otherwise(
    cast: Cast, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    del settings.SEALING_COST
    asked: list[Cost] = []
    made = cipher.new_key("sau con meo tren mai", QUICK)

    def noted(_passphrase: str, cost: Cost) -> WrappedKey:
        asked.append(cost)
        return made

    monkeypatch.setattr(cipher, "new_key", noted)
    commands.set_up(passphrase=phrase_of(cast.nam), by=cast.nam, at=NOW)
    assert asked == [Cost(3, 256 * 1024 * 1024)]
    assert CustodianKey.objects.get().parameters == {"passes": 1, "memory": 8192}


@pytest.mark.parametrize("fails", ["nacl.pwhash.argon2id.kdf", "anbinh.foundation.sealing.views.labelled"])
def test_it_keeps_what_was_typed_and_read_out_of_error_reports(
    envelope: Envelope, cast: Cast, signed: Callable[[Person], Client], monkeypatch: pytest.MonkeyPatch, fails: str
) -> None:
    def failing(*_arguments: object, **_options: object) -> None:
        raise RuntimeError("no memory left")

    reports: list[str] = []

    def report(request: HttpRequest, **_signal: object) -> None:
        reporter = ExceptionReporter(request, *sys.exc_info())
        reports.append(reporter.get_traceback_text() + reporter.get_traceback_html())

    monkeypatch.setattr(fails, failing)
    got_request_exception.connect(report)
    client = signed(cast.nam)
    client.raise_request_exception = False
    client.post(reverse("sealing:open", args=[envelope.pk]), {"passphrase": phrase_of(cast.nam), "reason": REASON})
    got_request_exception.disconnect(report)
    [written] = reports
    assert "no memory left" in written
    assert phrase_of(cast.nam) not in written and "0912 345 678" not in written
