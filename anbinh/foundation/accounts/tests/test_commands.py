"""Making accounts, giving and ending posts, passwords, closing: each with its refusal beside it."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest

from anbinh.foundation.accounts import commands, verbs
from anbinh.foundation.accounts.access import Role
from anbinh.foundation.accounts.commands import AccountsError
from anbinh.foundation.accounts.models import Person, Post
from anbinh.foundation.accounts.querysets import posts_ended, posts_given
from anbinh.foundation.accounts.tests.conftest import NOW, PASSWORD, Enter
from anbinh.foundation.accounts.tests.territory import AFTER, BEFORE, REFORM, Corner
from anbinh.foundation.journal.models import Entry
from anbinh.foundation.journal.verbs import Fact

TODAY = NOW.date()


def _verbs_about(subject: Person | Post) -> list[str]:
    return [entry.verb for entry in Entry.objects.about(subject).in_chain_order()]


def test_it_makes_an_account_with_a_password_for_one_use(son: Person) -> None:
    mai, password = commands.create_person(username="Vu.Thi.Mai ", full_name=" Vũ  Thị Mai", by=son, at=NOW)
    assert (mai.username, mai.full_name, mai.must_change_password) == ("vu.thi.mai", "Vũ Thị Mai", True)
    assert mai.check_password(password) and len(password) == 19
    assert _verbs_about(mai) == [verbs.CREATED]


@pytest.mark.parametrize("username", ["ab", "có dấu", "a b c d", "x" * 61, "<b>lan</b>", ""])
def test_it_refuses_a_user_name_that_keyboards_do_not_type(son: Person, username: str) -> None:
    with pytest.raises(AccountsError):
        commands.create_person(username=username, full_name="Vũ Thị Mai", by=son, at=NOW)


def test_it_refuses_a_name_taken_and_a_name_missing(son: Person, lan: Person) -> None:
    with pytest.raises(AccountsError):
        commands.create_person(username="NGUYEN.THI.LAN", full_name="Nguyễn Thị Lan", by=son, at=NOW)
    with pytest.raises(AccountsError):
        commands.create_person(username="khong.ten", full_name="  ", by=son, at=NOW)


def test_it_lets_only_administrators_manage_accounts(lan: Person, hong: Person, corner: Corner) -> None:
    for by in (lan, hong):
        with pytest.raises(AccountsError):
            commands.create_person(username="vu.thi.mai", full_name="Vũ Thị Mai", by=by, at=NOW)
        with pytest.raises(AccountsError):
            commands.reset_password(lan, by=by, at=NOW)
        with pytest.raises(AccountsError):
            commands.appoint(person=lan, role=Role.CHAIR, unit=corner.city, valid_from=TODAY, by=by, at=NOW)


def test_it_gives_a_post_and_the_journal_counts_it(son: Person, lan: Person, corner: Corner) -> None:
    given = commands.appoint(
        person=lan,
        role=Role.CUSTODIAN,
        unit=corner.phuc_loc,
        valid_from=REFORM,
        valid_to=date(2026, 1, 1),
        by=son,
        at=NOW,
    )
    entries = Entry.objects.about(given).in_chain_order()
    told = [(e.verb, e.quantity, e.occurred_on, e.dimensions, e.by_id) for e in entries]
    assert told == [
        (verbs.GIVEN, 1, REFORM, {"role": "custodian"}, son.pk),
        (verbs.ENDED, -1, date(2026, 1, 1), {"role": "custodian"}, son.pk),
    ]
    assert lan.may("identity.open", on=AFTER) and not lan.may("identity.open", on=date(2026, 1, 1))


def test_it_lets_nobody_give_themselves_a_post(son: Person, corner: Corner) -> None:
    with pytest.raises(AccountsError):
        commands.appoint(person=son, role=Role.ADMINISTRATOR, unit=corner.city, valid_from=TODAY, by=son, at=NOW)


@pytest.mark.parametrize(
    "asked",
    [
        (Role.DUTY_OFFICER, "city", TODAY),
        (Role.SCHOOL_COORDINATOR, "phuc_loc", TODAY),
        (Role.STANDING_OFFICE, "phuc_loc_police", TODAY),
        (Role.CHAIR, "school", TODAY),
        (Role.DUTY_OFFICER, "van_phuc", TODAY),
        (Role.DUTY_OFFICER, "phuc_loc", BEFORE),
        ("spy", "phuc_loc", TODAY),
    ],
)
def test_it_refuses_a_role_where_it_is_not_held_and_a_unit_of_another_day(
    son: Person, lan: Person, corner: Corner, asked: tuple[str, str, date]
) -> None:
    role, place, day = asked
    with pytest.raises(AccountsError):
        commands.appoint(person=lan, role=role, unit=getattr(corner, place), valid_from=day, by=son, at=NOW)


def test_it_refuses_the_same_post_twice_and_a_period_without_days(son: Person, tu: Person, corner: Corner) -> None:
    with pytest.raises(AccountsError):
        commands.appoint(person=tu, role=Role.DUTY_OFFICER, unit=corner.phuc_loc, valid_from=AFTER, by=son, at=NOW)
    with pytest.raises(AccountsError):
        commands.appoint(
            person=tu, role=Role.CUSTODIAN, unit=corner.phuc_loc, valid_from=AFTER, valid_to=AFTER, by=son, at=NOW
        )


def test_it_keeps_administration_and_records_in_two_accounts(
    son: Person, enter: Enter, tu: Person, corner: Corner
) -> None:
    other = enter("ly.thi.nga", "Lý Thị Nga", Role.ADMINISTRATOR, corner.city)
    with pytest.raises(AccountsError):
        commands.appoint(person=tu, role=Role.ADMINISTRATOR, unit=corner.city, valid_from=TODAY, by=son, at=NOW)
    with pytest.raises(AccountsError):
        commands.appoint(person=other, role=Role.INSPECTOR, unit=corner.city, valid_from=TODAY, by=son, at=NOW)


def test_it_ends_a_post_on_a_day(son: Person, tu: Person) -> None:
    ended = commands.end_post(tu.posts.get(), on=AFTER, by=son, at=NOW, reason="điều động")
    assert ended.valid_to == AFTER
    assert Post.objects.on(AFTER).of(tu).count() == 0
    assert _verbs_about(ended) == [verbs.GIVEN, verbs.ENDED]
    assert Entry.objects.about(ended).total() == 0


def test_it_refuses_to_end_a_post_twice_or_before_it_began(son: Person, tu: Person) -> None:
    with pytest.raises(AccountsError):
        commands.end_post(tu.posts.get(), on=REFORM, by=son, at=NOW)
    commands.end_post(tu.posts.get(), on=AFTER, by=son, at=NOW)
    with pytest.raises(AccountsError):
        commands.end_post(tu.posts.get(), on=AFTER, by=son, at=NOW)


def test_it_never_loses_the_last_administrator(son: Person, enter: Enter, corner: Corner) -> None:
    with pytest.raises(AccountsError):
        commands.end_post(son.posts.get(), on=AFTER, by=None, at=NOW)
    with pytest.raises(AccountsError):
        commands.deactivate(son, by=None, at=NOW, reason="thử")
    nga = enter("ly.thi.nga", "Lý Thị Nga", Role.ADMINISTRATOR, corner.city)
    commands.deactivate(son, by=nga, at=NOW, reason="nghỉ hưu")
    with pytest.raises(AccountsError):
        commands.deactivate(nga, by=None, at=NOW, reason="thử")


def test_it_resets_a_password_once_and_the_old_one_is_gone(son: Person, lan: Person) -> None:
    password = commands.reset_password(lan, by=son, at=NOW)
    fresh = Person.objects.get(pk=lan.pk)
    assert fresh.must_change_password and fresh.check_password(password) and not fresh.check_password(PASSWORD)
    assert verbs.PASSWORD_RESET in _verbs_about(lan)


def test_it_closes_and_opens_an_account(son: Person, lan: Person) -> None:
    commands.deactivate(lan, by=son, at=NOW, reason="nghỉ việc")
    with pytest.raises(AccountsError):
        commands.deactivate(lan, by=son, at=NOW, reason="lần nữa")
    commands.reactivate(lan, by=son, at=NOW)
    with pytest.raises(AccountsError):
        commands.reactivate(lan, by=son, at=NOW)
    assert Person.objects.get(pk=lan.pk).is_active
    assert _verbs_about(lan)[-2:] == [verbs.DEACTIVATED, verbs.REACTIVATED]


def test_it_lets_nobody_close_their_own_account(son: Person, enter: Enter, corner: Corner) -> None:
    enter("ly.thi.nga", "Lý Thị Nga", Role.ADMINISTRATOR, corner.city)
    with pytest.raises(AccountsError):
        commands.deactivate(son, by=son, at=NOW, reason="thử")


def test_it_writes_no_name_into_the_journal(son: Person, lan: Person) -> None:
    commands.reset_password(lan, by=son, at=NOW)
    for entry in Entry.objects.about(lan):
        told = f"{entry.verb} {entry.dimensions} {entry.reason} {entry.subject_kind}"
        assert "lan" not in told.lower().replace("plan", "") and "Nguyễn" not in told


@pytest.mark.parametrize("rebuild", [posts_given, posts_ended])
def test_it_posts_what_the_records_say(
    rebuild: Callable[[], Iterator[Fact]], son: Person, lan: Person, tu: Person
) -> None:
    commands.end_post(tu.posts.get(), on=AFTER, by=son, at=NOW)
    verb = verbs.GIVEN if rebuild is posts_given else verbs.ENDED
    posted = {(e.subject_id, e.unit_id, e.occurred_on, e.quantity) for e in Entry.objects.with_verb(verb)}
    assert posted == {(fact.subject_id, fact.unit_id, fact.occurred_on, fact.quantity) for fact in rebuild()}


def test_it_makes_the_first_administrator_once(corner: Corner) -> None:
    first, password = commands.make_first_administrator(
        username="phan.thanh.son", full_name="Phan Thanh Sơn", unit=corner.headquarters, at=NOW
    )
    assert first.may("accounts.manage", on=TODAY) and first.check_password(password) and first.must_change_password
    with pytest.raises(AccountsError):
        commands.make_first_administrator(username="thu.hai", full_name="Thứ Hai", unit=corner.headquarters, at=NOW)
    assert not Person.objects.named("thu.hai").exists()
