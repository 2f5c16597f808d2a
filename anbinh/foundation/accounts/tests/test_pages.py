"""The pages: who may open them, what they show, what they refuse."""

import pytest
from django.core.checks import run_checks
from django.urls import reverse
from pytest_django import Settings

from anbinh.foundation.accounts import verbs
from anbinh.foundation.accounts.access import Role
from anbinh.foundation.accounts.models import Person
from anbinh.foundation.accounts.tests.conftest import Enter
from anbinh.foundation.accounts.tests.territory import Corner
from anbinh.foundation.journal.models import Entry
from conftest import Signed

MANAGING = ("appoint", "reset_password", "remove_second_factor", "end_sessions", "deactivate", "reactivate")


def test_it_greets_with_the_post_of_today_and_the_ways_it_opens(signed: Signed, tu: Person) -> None:
    page = signed(tu).get(reverse("accounts:home")).content.decode()
    assert "Đỗ Anh Tú" in page and "Xã Phúc Lộc" in page
    assert reverse("accounts:people") not in page


def test_it_teaches_the_first_step_to_somebody_without_a_post(signed: Signed, enter: Enter) -> None:
    newcomer = enter("vu.thi.mai", "Vũ Thị Mai")
    assert "chưa giữ chức vụ" in signed(newcomer).get(reverse("accounts:home")).content.decode()


def test_it_shows_the_administrator_everybody_and_finds_without_diacritics(
    signed: Signed, son: Person, lan: Person, hong: Person
) -> None:
    browser = signed(son)
    everybody = browser.get(reverse("accounts:people")).content.decode()
    assert 'name="q"' in everybody
    assert all(name in everybody for name in ("Nguyễn Thị Lan", "Bùi Thị Hồng", "Phan Thanh Sơn"))
    found = browser.get(reverse("accounts:people"), {"q": "nguyen lan"}).content.decode()
    assert "Nguyễn Thị Lan" in found and "Bùi Thị Hồng" not in found
    narrowed = browser.get(reverse("accounts:people"), {"role": "inspector"}).content.decode()
    assert "Bùi Thị Hồng" in narrowed and "Nguyễn Thị Lan" not in narrowed


def test_it_exports_the_people_shown(signed: Signed, son: Person, lan: Person) -> None:
    answer = signed(son).get(reverse("accounts:people"), {"format": "csv", "q": "lan"})
    told = b"".join(answer).decode("utf-8-sig") if answer.streaming else answer.content.decode("utf-8-sig")
    assert "Nguyễn Thị Lan" in told and "Phan Thanh Sơn" not in told


def test_it_refuses_the_list_of_people_to_a_duty_officer(signed: Signed, tu: Person) -> None:
    assert signed(tu).get(reverse("accounts:people")).status_code == 403


@pytest.mark.parametrize("page", MANAGING)
def test_it_keeps_management_from_those_who_only_look(signed: Signed, hong: Person, tu: Person, page: str) -> None:
    address = reverse(f"accounts:{page}", args=[tu.pk])
    assert signed(hong).get(address).status_code == 403
    assert signed(hong).post(address).status_code == 403


def test_it_hides_the_buttons_of_management_from_the_inspector(signed: Signed, hong: Person, tu: Person) -> None:
    page = signed(hong).get(reverse("accounts:person", args=[tu.pk])).content.decode()
    assert "Đỗ Anh Tú" in page
    assert not any(reverse(f"accounts:{name}", args=[tu.pk]) in page for name in MANAGING)


def test_it_answers_absent_and_out_of_reach_alike(signed: Signed, enter: Enter, bich: Person, corner: Corner) -> None:
    head = enter("do.van.hung", "Đỗ Văn Hưng", Role.COMMUNE_HEAD, corner.phuc_loc)
    browser = signed(head)
    assert browser.get(reverse("accounts:person", args=[bich.pk])).status_code == 404
    assert browser.get(reverse("accounts:person", args=[999_999])).status_code == 404


def test_it_lets_the_administrator_read_no_records(signed: Signed, son: Person, tu: Person) -> None:
    browser = signed(son)
    assert browser.get(reverse("journal:log")).status_code == 403
    page = browser.get(reverse("accounts:person", args=[tu.pk])).content.decode()
    assert "Giao chức vụ" in page and reverse("journal:log") not in page


def test_it_makes_an_account_shows_its_password_once_and_gives_a_post(
    signed: Signed, son: Person, corner: Corner
) -> None:
    browser = signed(son)
    made = browser.post(reverse("accounts:create"), {"full_name": "Vũ Thị Mai", "username": "vu.thi.mai"})
    mai = Person.objects.named("vu.thi.mai").get()
    password = made.context["password"]
    assert password in made.content.decode() and "no-store" in made["Cache-Control"]
    assert password not in browser.get(reverse("accounts:person", args=[mai.pk])).content.decode()
    post = {"role": "duty_officer", "unit": "xa phuc loc", "valid_from": "2025-07-01"}
    given = browser.post(reverse("accounts:appoint", args=[mai.pk]), post)
    assert given.status_code == 302, given.content.decode()
    assert mai.posts.get().unit == corner.phuc_loc


def test_it_says_what_is_wrong_with_a_new_account_or_post(signed: Signed, son: Person, tu: Person) -> None:
    browser = signed(son)
    taken = browser.post(reverse("accounts:create"), {"full_name": "Đỗ Anh Tú", "username": tu.username})
    assert "đã có người dùng" in taken.content.decode()
    nowhere = {"role": "duty_officer", "unit": "xã không có", "valid_from": "2025-07-01"}
    page = browser.post(reverse("accounts:appoint", args=[tu.pk]), nowhere).content.decode()
    assert "Không có đơn vị nào" in page


def test_it_ends_a_post_resets_a_password_and_closes_an_account_after_asking(
    signed: Signed, son: Person, tu: Person
) -> None:
    browser = signed(son)
    post = tu.posts.get()
    assert browser.get(reverse("accounts:end_post", args=[post.pk])).status_code == 200
    browser.post(reverse("accounts:end_post", args=[post.pk]), {"on": "2025-10-01", "reason": "điều động"})
    assert tu.posts.get().valid_to is not None
    assert browser.get(reverse("accounts:reset_password", args=[tu.pk])).status_code == 200
    assert not Entry.objects.about(tu).with_verb(verbs.PASSWORD_RESET).exists(), "asking changes nothing"
    assert "password" in browser.post(reverse("accounts:reset_password", args=[tu.pk])).context
    unexplained = browser.post(reverse("accounts:deactivate", args=[tu.pk]), {"reason": ""})
    assert unexplained.status_code == 200 and Person.objects.get(pk=tu.pk).is_active
    browser.post(reverse("accounts:deactivate", args=[tu.pk]), {"reason": "nghỉ việc"})
    assert not Person.objects.get(pk=tu.pk).is_active
    browser.post(reverse("accounts:reactivate", args=[tu.pk]))
    assert Person.objects.get(pk=tu.pk).is_active


def test_it_shows_a_refusal_as_a_sentence_on_the_persons_page(signed: Signed, son: Person) -> None:
    page = signed(son).post(reverse("accounts:deactivate", args=[son.pk]), {"reason": "thử"}, follow=True)
    assert "không thể đóng tài khoản của chính mình" in page.content.decode()


def test_it_shows_ones_own_account_and_security(signed: Signed, tu: Person) -> None:
    browser = signed(tu)
    assert tu.username in browser.get(reverse("accounts:account")).content.decode()
    for name in (
        "mfa_index",
        "usersessions_list",
        "socialaccount_connections",
        "account_change_password",
        "account_logout",
    ):
        assert browser.get(reverse(name)).status_code == 200


def test_it_says_everything_in_english_too(signed: Signed, son: Person) -> None:
    browser = signed(son)
    browser.cookies["anbinh_language"] = "en"
    page = browser.get(reverse("accounts:people")).content.decode()
    assert "Make an account" in page and "Lập tài khoản" not in page


def test_it_refuses_a_production_start_with_demonstration_people(lan: Person, settings: Settings) -> None:
    settings.MODE = "production"
    assert "anbinh.E004" not in {found.id for found in run_checks(tags=["production"])}
    lan.demonstration = True
    lan.save()
    assert "anbinh.E004" in {found.id for found in run_checks(tags=["production"])}
