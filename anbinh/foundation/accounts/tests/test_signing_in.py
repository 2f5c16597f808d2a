"""Through the real sign-in page: right, wrong, locked, first time, second factor, closed, demonstration."""

import pyotp
import pytest
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from axes.models import AccessAttempt
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from anbinh.foundation.accounts import commands, verbs
from anbinh.foundation.accounts.models import Person
from anbinh.foundation.accounts.querysets import second_factors_of, sessions_of
from anbinh.foundation.accounts.rules import DEMONSTRATION_PASSWORD
from anbinh.foundation.accounts.tests.conftest import NOW, PASSWORD
from anbinh.foundation.journal.models import Entry

NEW = "bon-mua-hoa-no-quanh-nam"


def _sign_in(client: Client, person: Person, password: str = PASSWORD, **extra: str) -> int:
    answer = client.post(reverse("account_login"), {"login": person.username, "password": password}, **extra)  # type: ignore[arg-type]  # headers, which the client takes by any name
    return answer.status_code


def _is_in(client: Client) -> bool:
    return client.get(reverse("accounts:home")).status_code == 200


def test_it_asks_who_one_is_before_any_page_of_the_staff(client: Client, lan: Person) -> None:
    answer = client.get(reverse("accounts:home"))
    assert answer.status_code == 302 and answer["Location"].startswith(reverse("account_login"))


def test_it_lets_the_right_password_in(client: Client, lan: Person) -> None:
    assert _sign_in(client, lan) == 302
    assert _is_in(client)


def test_it_takes_the_user_name_however_it_is_capitalised(client: Client, lan: Person) -> None:
    client.post(reverse("account_login"), {"login": "Nguyen.Thi.LAN", "password": PASSWORD})
    assert _is_in(client)


def test_it_answers_a_wrong_password_and_an_unknown_name_alike(client: Client, lan: Person) -> None:
    wrong = client.post(reverse("account_login"), {"login": lan.username, "password": "sai-mat-khau"})
    unknown = client.post(reverse("account_login"), {"login": "khong.co.ai", "password": "sai-mat-khau"})
    for answer in (wrong, unknown):
        assert answer.status_code == 200
        assert "Tên đăng nhập hoặc mật khẩu không đúng" in answer.content.decode()
    assert not _is_in(client)


def test_it_locks_after_five_wrong_passwords_and_says_when_to_try_again(client: Client, lan: Person) -> None:
    for _attempt in range(5):
        _sign_in(client, lan, "sai-mat-khau")
    answer = client.post(reverse("account_login"), {"login": lan.username, "password": PASSWORD})
    assert answer.status_code == 429
    assert "thử lại sau 15 phút" in answer.content.decode()
    assert not _is_in(client)


def test_it_unlocks_when_the_time_has_passed(client: Client, lan: Person, settings: Settings) -> None:
    for _attempt in range(5):
        _sign_in(client, lan, "sai-mat-khau")
    AccessAttempt.objects.update(attempt_time=timezone.now() - settings.AXES_COOLOFF_TIME)
    assert _sign_in(client, lan) == 302 and _is_in(client)


def test_it_locks_one_name_and_not_the_colleague_beside(client: Client, lan: Person, tu: Person) -> None:
    for _attempt in range(5):
        _sign_in(client, lan, "sai-mat-khau")
    assert _sign_in(client, tu) == 302 and _is_in(client)


def test_it_asks_for_a_password_of_ones_own_at_the_first_sign_in(client: Client, son: Person, lan: Person) -> None:
    given = commands.reset_password(lan, by=son, at=NOW)
    _sign_in(client, lan, given)
    change = reverse("account_change_password")
    for name in ("accounts:home", "accounts:account", "accounts:people", "mfa_index", "usersessions_list"):
        assert client.get(reverse(name))["Location"] == change
    same = client.post(change, {"oldpassword": given, "password1": given, "password2": given})
    assert same.status_code == 200, "the one-time password is not kept by typing it again"
    short = client.post(change, {"oldpassword": given, "password1": "ngan", "password2": "ngan"})
    assert short.status_code == 200
    assert client.post(change, {"oldpassword": given, "password1": NEW, "password2": NEW}).status_code == 302
    assert _is_in(client)
    assert Entry.objects.about(lan).with_verb(verbs.PASSWORD_CHANGED).count() == 1


def test_it_lets_one_leave_and_change_the_language_before_the_password_is_changed(
    client: Client, son: Person, lan: Person
) -> None:
    _sign_in(client, lan, commands.reset_password(lan, by=son, at=NOW))
    assert client.post(reverse("web:language"), {"language": "en", "next": "/"})["Location"] == "/"
    assert client.post(reverse("account_logout")).status_code == 302
    assert not _is_in(client)


def _set_up_app(client: Client, person: Person) -> str:
    """Turn the authenticator app on through its pages; return the secret."""
    page = client.get(reverse("mfa_activate_totp"))
    if page.status_code == 302:
        client.post(page["Location"], {"password": PASSWORD})
        page = client.get(reverse("mfa_activate_totp"))
    secret: str = page.context["form"].secret
    answer = client.post(reverse("mfa_activate_totp"), {"code": pyotp.TOTP(secret).now()})
    assert answer.status_code == 302, answer.content.decode()[:500]
    return secret


def test_it_asks_for_the_code_of_the_app(
    client: Client, lan: Person, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    _sign_in(client, lan)
    with django_capture_on_commit_callbacks(execute=True):
        secret = _set_up_app(client, lan)
    client.post(reverse("account_logout"))
    client.post(reverse("account_login"), {"login": lan.username, "password": PASSWORD})
    assert not _is_in(client)
    wrong = client.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert "Mã không đúng" in wrong.content.decode()
    later = pyotp.TOTP(secret).at(int(timezone.now().timestamp()) + 30)
    client.post(reverse("mfa_authenticate"), {"code": later})
    assert _is_in(client)
    assert Entry.objects.about(lan).with_verb(verbs.FACTOR_ADDED).count() == 2, "the app and its recovery codes"


def test_it_takes_a_recovery_code_once(client: Client, lan: Person) -> None:
    _sign_in(client, lan)
    _set_up_app(client, lan)
    code = Authenticator.objects.get(user=lan, type="recovery_codes").wrap().get_unused_codes()[0]
    for expected in (True, False):
        client.post(reverse("account_logout"))
        _sign_in(client, lan)
        client.post(reverse("mfa_authenticate"), {"code": code})
        assert _is_in(client) is expected


def test_it_keeps_no_secret_of_the_second_factor_readable(client: Client, lan: Person) -> None:
    _sign_in(client, lan)
    secret = _set_up_app(client, lan)
    kept = str([factor.data for factor in second_factors_of(lan)])
    assert secret not in kept


def test_it_sends_a_role_that_needs_it_to_set_up_a_second_factor(
    client: Client, lan: Person, settings: Settings
) -> None:
    settings.SECOND_FACTOR = "required"
    _sign_in(client, lan)
    assert client.get(reverse("accounts:home"))["Location"] == reverse("mfa_index")
    assert "cần lớp xác thực thứ hai" in client.get(reverse("mfa_index")).content.decode()
    _set_up_app(client, lan)
    assert _is_in(client)


def test_it_offers_the_second_factor_to_roles_that_do_not_need_it(
    client: Client, bich: Person, settings: Settings
) -> None:
    settings.SECOND_FACTOR = "required"
    _sign_in(client, bich)
    assert _is_in(client)


def test_it_ends_the_other_sessions_on_demand(lan: Person) -> None:
    office, telephone = Client(), Client()
    _sign_in(office, lan)
    _sign_in(telephone, lan)
    page = office.get(reverse("usersessions_list"))
    assert len(page.context["sessions"]) == 2
    office.post(reverse("usersessions_list"))
    assert _is_in(office) and not _is_in(telephone)


def test_it_ends_sessions_when_an_account_is_closed_or_its_password_reset(son: Person, lan: Person, tu: Person) -> None:
    first, second = Client(), Client()
    _sign_in(first, lan)
    _sign_in(second, tu)
    commands.deactivate(lan, by=son, at=NOW, reason="nghỉ việc")
    commands.reset_password(tu, by=son, at=NOW)
    assert not _is_in(first) and not _is_in(second)
    assert not sessions_of(lan).exists() and not UserSession.objects.filter(user=tu).exists()


def test_it_tells_the_owner_of_a_closed_account_and_lets_nobody_in(client: Client, son: Person, lan: Person) -> None:
    commands.deactivate(lan, by=son, at=NOW, reason="nghỉ việc")
    answer = client.post(reverse("account_login"), {"login": lan.username, "password": PASSWORD}, follow=True)
    assert "đã đóng" in answer.content.decode()
    assert not _is_in(client)


@pytest.mark.parametrize("address", ["dang-ky/", "accounts/signup/", "dang-nhap/quen-mat-khau/"])
def test_it_has_no_page_to_sign_up_or_to_reset_by_mail(client: Client, db: None, address: str) -> None:
    assert client.get(f"/can-bo/{address}").status_code == 404


def _demonstrator(lan: Person) -> Person:
    lan.demonstration = True
    lan.set_password(DEMONSTRATION_PASSWORD)
    lan.save()
    return lan


def test_it_shows_the_ready_accounts_on_the_sign_in_page_of_the_demonstration_only(
    client: Client, lan: Person, settings: Settings
) -> None:
    _demonstrator(lan)
    shown = client.get(reverse("account_login")).content.decode()
    assert lan.username in shown and DEMONSTRATION_PASSWORD in shown
    settings.MODE = "production"
    hidden = client.get(reverse("account_login")).content.decode()
    assert lan.username not in hidden and DEMONSTRATION_PASSWORD not in hidden


def test_it_never_lets_a_demonstration_account_into_production(client: Client, lan: Person, settings: Settings) -> None:
    _demonstrator(lan)
    _sign_in(client, lan, DEMONSTRATION_PASSWORD)
    assert _is_in(client)
    settings.MODE = "production"
    assert not _is_in(client), "not even with a session from before"
    _sign_in(client, lan, DEMONSTRATION_PASSWORD)
    assert not _is_in(client)
