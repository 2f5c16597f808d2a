"""Custodians come and go: everything stays readable for the right ones and for nobody else."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from anbinh.foundation.accounts import commands as accounts
from anbinh.foundation.accounts.models import Post
from anbinh.foundation.accounts.tests.territory import Corner
from anbinh.foundation.journal.models import Entry
from anbinh.foundation.sealing import cipher, commands, verbs
from anbinh.foundation.sealing.cipher import Unopened
from anbinh.foundation.sealing.keepers import forecast
from anbinh.foundation.sealing.models import CustodianKey, Envelope, Share
from anbinh.foundation.sealing.tests.conftest import CONTENT, NOW, REASON, TODAY, Cast, SetUp, phrase_of

Unseal = Callable[..., bytes]


def _key(person: object) -> CustodianKey:
    return CustodianKey.objects.of(person).in_use().get()  # type: ignore[arg-type]  # not None here


def _dismiss(key: CustodianKey, cast: Cast, *, by: str = "nam", acknowledged: int = 0) -> commands.Progress:
    person = getattr(cast, by)
    return commands.dismiss(
        key, passphrase=phrase_of(person), acknowledged=acknowledged, reason=REASON, by=person, at=NOW
    )


def _content_key(share: Share, passphrase: str) -> bytes:
    return cipher.taken(bytes(share.wrapped), cipher.unwrapped(share.key.wrapped, passphrase))


def test_it_takes_everything_from_a_withdrawn_key_by_fresh_content_keys(
    envelope: Envelope, cast: Cast, unseal: Unseal
) -> None:
    hanh = _key(cast.hanh)
    kept = _content_key(Share.objects.of_key(hanh).get(), phrase_of(cast.hanh))
    assert cipher.unlocked(bytes(envelope.ciphertext), kept, name=envelope.name) == CONTENT
    assert _dismiss(hanh, cast) == commands.Progress(done=1, left=0)
    envelope.refresh_from_db()
    with pytest.raises(Unopened):
        cipher.unlocked(bytes(envelope.ciphertext), kept, name=envelope.name)
    with pytest.raises(commands.SealingError):
        unseal(envelope, cast.hanh)
    assert unseal(envelope, cast.nam) == unseal(envelope, cast.thao) == CONTENT


def test_it_adds_a_newcomer_without_taking_from_anybody(
    cast: Cast, corner: Corner, set_up: SetUp, unseal: Unseal
) -> None:
    set_up(cast.nam)
    sealed = [commands.seal(f"{n}".encode(), unit=corner.phuc_loc, by=None, at=NOW) for n in range(5)]
    [hanh] = set_up(cast.hanh)
    with pytest.raises(commands.SealingError):
        unseal(sealed[0], cast.hanh)
    done = commands.admit(hanh, passphrase=phrase_of(cast.nam), by=cast.nam, at=NOW, at_once=3)
    assert done == commands.Progress(done=3, left=2)
    done = commands.admit(hanh, passphrase=phrase_of(cast.nam), by=cast.nam, at=NOW, at_once=3)
    assert done == commands.Progress(done=2, left=0)
    assert [unseal(one, cast.hanh) for one in sealed] == [unseal(one, cast.nam) for one in sealed]
    assert Entry.objects.with_verb(verbs.RESEALED).count() == 5


def test_it_adds_nobody_to_what_they_may_not_open(envelope: Envelope, cast: Cast, unseal: Unseal) -> None:
    done = commands.admit(_key(cast.kien), passphrase=phrase_of(cast.nam), by=cast.nam, at=NOW)
    assert done == commands.Progress(done=0, left=0)
    with pytest.raises(commands.Closed):
        unseal(envelope, cast.kien)


def test_it_loses_nothing_with_one_lost_passphrase(envelope: Envelope, cast: Cast, unseal: Unseal) -> None:
    commands.declare_lost(acknowledged=0, by=cast.nam, at=NOW)
    fresh = commands.set_up(passphrase="bay cay chuoi tren doi xa", by=cast.nam, at=NOW)
    commands.admit(fresh, passphrase=phrase_of(cast.hanh), by=cast.hanh, at=NOW)
    assert unseal(envelope, cast.nam, passphrase="bay cay chuoi tren doi xa") == CONTENT
    with pytest.raises(commands.WrongPassphrase):
        unseal(envelope, cast.nam)
    assert {share.key_id for share in envelope.shares.all()} == {
        _key(cast.nam).pk,
        _key(cast.hanh).pk,
        _key(cast.thao).pk,
    }


def test_it_says_how_much_a_lost_passphrase_would_cost(cast: Cast, corner: Corner, set_up: SetUp) -> None:
    [key] = set_up(cast.nam)
    commands.seal(CONTENT, unit=corner.phuc_loc, by=None, at=NOW)
    assert forecast(key, on=TODAY).none == 1
    with pytest.raises(commands.SealingError):
        commands.declare_lost(acknowledged=0, by=cast.nam, at=NOW)
    assert commands.declare_lost(acknowledged=1, by=cast.nam, at=NOW).retired_at == NOW


def test_it_never_leaves_an_envelope_with_nobody(cast: Cast, corner: Corner, set_up: SetUp, unseal: Unseal) -> None:
    [key] = set_up(cast.nam)
    made = commands.seal(CONTENT, unit=corner.phuc_loc, by=None, at=NOW)
    with pytest.raises(commands.LastKeeper, match="1"):
        _dismiss(key, cast)
    assert unseal(made, cast.nam) == CONTENT


def test_it_counts_only_those_who_may_still_open(envelope: Envelope, cast: Cast) -> None:
    assert forecast(_key(cast.nam), on=TODAY).one == 0
    post = Post.objects.of(cast.hanh).get()
    accounts.end_post(post, on=TODAY, by=None, at=NOW)
    left = forecast(_key(cast.nam), on=TODAY)
    assert (left.envelopes, left.none, left.one) == (1, 0, 1)


def test_it_drops_whoever_no_longer_serves_when_it_seals_anew(envelope: Envelope, cast: Cast) -> None:
    accounts.end_post(Post.objects.of(cast.hanh).get(), on=TODAY, by=None, at=NOW)
    _dismiss(_key(cast.hanh), cast, acknowledged=0)
    assert {share.key.person_id for share in envelope.shares.all()} == {cast.nam.pk, cast.thao.pk}


def test_it_lets_no_commune_withdraw_the_key_of_the_city(envelope: Envelope, cast: Cast) -> None:
    with pytest.raises(commands.Closed):
        _dismiss(_key(cast.thao), cast)
    assert _key(cast.thao).retired_at is None


def test_it_gives_the_unit_its_shares_back_after_protection(envelope: Envelope, cast: Cast, unseal: Unseal) -> None:
    commands.protect(envelope, by=cast.nam, at=NOW, reason=REASON)
    assert {share.key.person_id for share in envelope.shares.all()} == {cast.thao.pk}
    with pytest.raises(commands.Closed):
        unseal(envelope, cast.nam)
    with pytest.raises(commands.Closed):
        commands.unprotect(envelope, by=cast.nam, at=NOW, reason=REASON)
    assert unseal(envelope, cast.thao) == CONTENT
    commands.unprotect(envelope, by=cast.thao, at=NOW, reason=REASON)
    commands.admit(_key(cast.nam), passphrase=phrase_of(cast.thao), by=cast.thao, at=NOW)
    assert unseal(envelope, cast.nam) == CONTENT


def test_it_tells_of_a_protected_identity_only_in_the_citys_chain(
    envelope: Envelope, cast: Cast, corner: Corner, unseal: Unseal
) -> None:
    commands.protect(envelope, by=cast.nam, at=NOW, reason=REASON)
    unseal(envelope, cast.thao)
    later = Entry.objects.about(envelope).exclude(verb=verbs.SEALED)
    assert {entry.unit_id for entry in later} == {corner.city.pk}


def test_it_keeps_shares_while_no_key_of_the_city_could_open(cast: Cast, corner: Corner, set_up: SetUp) -> None:
    set_up(cast.nam)
    made = commands.seal(CONTENT, unit=corner.phuc_loc, by=None, at=NOW)
    commands.protect(made, by=cast.nam, at=NOW, reason=REASON)
    assert made.shares.count() == 1


def test_it_hands_an_envelope_over_with_a_fresh_key(
    envelope: Envelope, cast: Cast, corner: Corner, unseal: Unseal
) -> None:
    before = bytes(envelope.ciphertext)
    moved = commands.hand_to(
        envelope, unit=corner.hat_mon, passphrase=phrase_of(cast.nam), by=cast.nam, at=NOW, reason=REASON
    )
    assert bytes(moved.ciphertext) != before
    assert unseal(moved, cast.kien) == unseal(moved, cast.thao) == CONTENT
    for former in (cast.nam, cast.hanh):
        with pytest.raises(commands.Closed):
            unseal(moved, former)
    told = Entry.objects.about(moved).with_verb(verbs.HANDED)
    assert {entry.unit_id for entry in told} == {corner.phuc_loc.pk, corner.hat_mon.pk}


@pytest.mark.parametrize(
    "passphrase",
    ["ngắn quá", "aaaa aaaa aaaa aaaa", "trinh.van.nam tren doi", "Trịnh Văn Nam ở Phúc Lộc", "mat khau dang nhap nam"],
)
def test_it_refuses_a_passphrase_that_is_weak_or_known(cast: Cast, passphrase: str) -> None:
    cast.nam.set_password("mat khau dang nhap nam")
    with pytest.raises(commands.SealingError):
        commands.set_up(passphrase=passphrase, by=cast.nam, at=NOW)
    assert not CustodianKey.objects.exists()


def test_it_makes_one_key_for_a_custodian_and_none_for_anybody_else(cast: Cast, set_up: SetUp) -> None:
    set_up(cast.nam)
    with pytest.raises(commands.SealingError):
        set_up(cast.nam)
    for other in (cast.lan, cast.tuan, cast.hong):
        with pytest.raises(commands.Closed):
            set_up(other)


def test_it_rests_twice_as_long_after_each_further_wrong_passphrase(envelope: Envelope, cast: Cast) -> None:
    at, rests = NOW, []
    for _attempt in range(7):
        with pytest.raises(commands.SealingError):
            commands.unseal(envelope, passphrase="khong phai cau nay dau", reason=REASON, by=cast.nam, at=at)
        key = _key(cast.nam)
        rests.append((key.locked_until - at) if key.locked_until else timedelta(0))
        at = key.locked_until or at
    assert rests == [timedelta(0)] * 4 + [timedelta(minutes=m) for m in (15, 30, 60)]
