"""Sealing and opening, by role and territory."""

import unicodedata
from collections.abc import Callable
from datetime import timedelta

import pytest

from anbinh.foundation.accounts.tests.territory import Corner
from anbinh.foundation.journal.models import Entry
from anbinh.foundation.sealing import commands, verbs
from anbinh.foundation.sealing.models import CustodianKey, Envelope, Share
from anbinh.foundation.sealing.querysets import openings_of
from anbinh.foundation.sealing.tests.conftest import CONTENT, NOW, REASON, TODAY, Cast, SetUp, phrase_of

Unseal = Callable[..., bytes]


def _keepers(envelope: Envelope) -> set[str]:
    return {share.key.person.username for share in Share.objects.of_envelopes([envelope]).with_keys()}


def test_it_seals_for_the_unit_and_the_city_and_nobody_else(envelope: Envelope) -> None:
    assert _keepers(envelope) == {"trinh.van.nam", "le.my.hanh", "vu.minh.thao"}
    assert "Ánh".encode() not in bytes(envelope.ciphertext)


@pytest.mark.parametrize("name", ["nam", "hanh", "thao"])
def test_it_opens_for_each_keeper(envelope: Envelope, cast: Cast, unseal: Unseal, name: str) -> None:
    assert unseal(envelope, getattr(cast, name)) == CONTENT


@pytest.mark.parametrize("name", ["kien", "lan", "tuan", "hong"])
def test_it_is_as_if_not_there_for_everybody_else(envelope: Envelope, cast: Cast, unseal: Unseal, name: str) -> None:
    with pytest.raises(commands.Closed):
        unseal(envelope, getattr(cast, name))


def test_it_falls_back_to_the_city_when_the_commune_has_no_key(cast: Cast, corner: Corner, set_up: SetUp) -> None:
    set_up(cast.thao, cast.kien)
    made = commands.seal(CONTENT, unit=corner.phuc_loc, by=None, at=NOW)
    assert _keepers(made) == {"vu.minh.thao"}


def test_it_says_plainly_that_nobody_could_open_it(cast: Cast, corner: Corner, set_up: SetUp) -> None:
    set_up(cast.kien)
    with pytest.raises(commands.NoCustodian, match="Phúc Lộc"):
        commands.seal(CONTENT, unit=corner.phuc_loc, by=None, at=NOW)
    assert not Envelope.objects.exists()


def test_it_shows_the_reporter_when_why_and_who_without_a_name(envelope: Envelope, cast: Cast, unseal: Unseal) -> None:
    unseal(envelope, cast.nam)
    [opening] = openings_of(envelope)
    assert (opening.reason, opening.unit) == (REASON, "Công an xã Phúc Lộc")
    assert opening.role and "Nam" not in str(opening)


def test_it_refuses_a_short_reason_and_opens_nothing(envelope: Envelope, cast: Cast, unseal: Unseal) -> None:
    with pytest.raises(commands.SealingError, match="10"):
        unseal(envelope, cast.nam, reason="vì cần")
    assert not openings_of(envelope)


def test_it_rests_after_five_wrong_passphrases_and_then_tries_again(
    envelope: Envelope, cast: Cast, unseal: Unseal
) -> None:
    for _attempt in range(4):
        with pytest.raises(commands.WrongPassphrase):
            unseal(envelope, cast.nam, passphrase="khong phai cau nay dau")
    with pytest.raises(commands.TooManyTries):
        unseal(envelope, cast.nam, passphrase="khong phai cau nay dau")
    with pytest.raises(commands.TooManyTries):
        unseal(envelope, cast.nam)
    assert Entry.objects.with_verb(verbs.KEY_LOCKED).count() == 1
    assert unseal(envelope, cast.nam, at=NOW + timedelta(minutes=15)) == CONTENT
    assert CustodianKey.objects.of(cast.nam).in_use().get().attempts == 0


@pytest.mark.parametrize("typed", ["cau  noi rieng", "lời nói riêng của tôi thôi nhé"])
def test_it_reads_a_passphrase_however_the_keyboard_composes_it(cast: Cast, corner: Corner, typed: str) -> None:
    composed = f"{typed} mười hai con giáp"
    decomposed = unicodedata.normalize("NFD", composed)
    commands.set_up(passphrase=composed, by=cast.nam, at=NOW)
    made = commands.seal(CONTENT, unit=corner.phuc_loc, by=None, at=NOW)
    assert commands.unseal(made, passphrase=f" {decomposed} ", reason=REASON, by=cast.nam, at=NOW) == CONTENT


def test_it_lets_officers_of_the_territory_know_there_is_an_envelope(envelope: Envelope, cast: Cast) -> None:
    knowing = {
        name for name in vars(cast) if Envelope.objects.visible_to(getattr(cast, name), on=TODAY).contains(envelope)
    }
    assert knowing == {"nam", "hanh", "thao", "lan", "tuan"}


def test_it_keeps_the_phrases_apart(cast: Cast) -> None:
    assert phrase_of(cast.nam) != phrase_of(cast.hanh)
