"""How far a post reaches, and how it follows the units across 1/7/2025."""

from datetime import date, timedelta

import pytest

from anbinh.foundation.accounts import commands
from anbinh.foundation.accounts.access import Role
from anbinh.foundation.accounts.models import Person, Post
from anbinh.foundation.accounts.tests.conftest import NOW, Enter
from anbinh.foundation.accounts.tests.territory import AFTER, BEFORE, LAST, REFORM, Corner


def test_it_reaches_the_commune_in_which_the_officers_agency_sits(lan: Person, corner: Corner) -> None:
    reach = lan.reach(on=BEFORE)
    assert reach.covers(corner.van_phuc) and reach.covers(corner.van_phuc_police)
    assert not reach.covers(corner.hat_mon_old) and not reach.covers(corner.district) and not reach.everything


def test_it_follows_the_seat_of_a_split_commune_over_the_night_of_the_reform(lan: Person, corner: Corner) -> None:
    assert not lan.reach(on=LAST).covers(corner.phuc_loc)
    after = lan.reach(on=REFORM)
    assert after.covers(corner.phuc_loc) and after.covers(corner.phuc_loc_police)
    assert after.covers(corner.van_phuc), "old records stay within reach of those who took over"


def test_it_gives_every_successor_of_a_split_commune_the_old_records(enter: Enter, tu: Person, corner: Corner) -> None:
    nam = enter("trinh.van.nam", "Trịnh Văn Nam", Role.DUTY_OFFICER, corner.hat_mon)
    assert tu.reach(on=AFTER).covers(corner.van_phuc)
    assert nam.reach(on=AFTER).covers(corner.van_phuc) and nam.reach(on=AFTER).covers(corner.hat_mon_old)
    assert not nam.reach(on=AFTER).covers(corner.phuc_loc)
    assert not tu.reach(on=AFTER).covers(corner.hat_mon_old)


def test_it_reaches_the_whole_city_from_an_agency_of_the_city(enter: Enter, corner: Corner) -> None:
    minh = enter("pham.minh.tuan", "Phạm Minh Tuấn", Role.INVESTIGATOR, corner.bureau)
    for day in (BEFORE, AFTER):
        reach = minh.reach(on=day)
        assert all(reach.covers(unit) for unit in (corner.city, corner.van_phuc, corner.headquarters, corner.bureau))


def test_it_keeps_a_school_to_itself(bich: Person, corner: Corner) -> None:
    reach = bich.reach(on=AFTER)
    assert reach.covers(corner.school)
    assert not reach.covers(corner.city) and not reach.covers(corner.phuc_loc)


def test_it_widens_no_reach_when_the_city_police_takes_over_from_the_districts(enter: Enter, corner: Corner) -> None:
    hai = enter("le.van.hai", "Lê Văn Hải", Role.INVESTIGATOR, corner.district_police, since=date(2024, 1, 1))
    assert hai.reach(on=date(2025, 2, 28)).covers(corner.van_phuc)
    assert not hai.reach(on=date(2025, 3, 1)).unit_ids


def test_it_lets_the_inspector_reach_everything_and_the_administrator_nothing(hong: Person, son: Person) -> None:
    assert hong.reach(on=AFTER).everything
    assert not son.reach(on=AFTER).everything and not son.reach(on=AFTER).unit_ids


def test_it_joins_the_reach_of_several_posts_and_can_keep_them_apart(enter: Enter, corner: Corner) -> None:
    hoa = enter("vu.thi.hoa", "Vũ Thị Hòa", Role.DUTY_OFFICER, corner.phuc_loc)
    commands.appoint(person=hoa, role=Role.SCHOOL_COORDINATOR, unit=corner.school, valid_from=REFORM, by=None, at=NOW)
    both, journal = hoa.reach(on=AFTER), hoa.reach(on=AFTER, permission="journal.read")
    assert both.covers(corner.school) and both.covers(corner.phuc_loc)
    assert not journal.covers(corner.school) and journal.covers(corner.phuc_loc)


@pytest.mark.parametrize(("day", "held"), [(-1, False), (0, True), (29, True), (30, False)])
def test_it_holds_a_post_from_its_first_day_to_the_day_before_its_end(
    enter: Enter, corner: Corner, day: int, held: bool
) -> None:
    first = date(2025, 8, 1)
    dung = enter("hoang.anh.dung", "Hoàng Anh Dũng")
    commands.appoint(
        person=dung,
        role=Role.PROCURACY,
        unit=corner.procuracy,
        valid_from=first,
        valid_to=first + timedelta(days=30),
        by=None,
        at=NOW,
    )
    on = first + timedelta(days=day)
    assert dung.may("journal.read", on=on) is held
    assert Post.objects.on(on).of(dung).exists() is held
    assert bool(dung.reach(on=on).unit_ids) is held


def test_it_lets_a_closed_account_do_nothing(son: Person, lan: Person) -> None:
    commands.deactivate(lan, by=son, at=NOW, reason="nghỉ việc")
    closed = Person.objects.get(pk=lan.pk)
    assert not closed.may("journal.read", on=BEFORE)
    assert not closed.reach(on=BEFORE).unit_ids


def test_it_shows_a_commune_head_the_people_of_the_commune_only(
    enter: Enter, lan: Person, tu: Person, bich: Person, corner: Corner
) -> None:
    head = enter("do.van.hung", "Đỗ Văn Hưng", Role.COMMUNE_HEAD, corner.phuc_loc)
    seen = set(Person.objects.visible_to(head, on=AFTER))
    assert seen == {head, tu, lan}, "Lan served the commune that went into this one"


def test_it_shows_a_duty_officer_nobody_but_herself(lan: Person, tu: Person) -> None:
    assert list(Person.objects.visible_to(lan, on=BEFORE)) == [lan]
