"""OpenID Connect end to end: two processes, real HTTP, the code flow with PKCE, state, nonce and signature."""

import re

import pytest

from tests.oidc.conftest import Browser, Pair

pytestmark = pytest.mark.oidc


def test_it_offers_the_provider_on_the_sign_in_page_by_its_name(browser: Browser, pair: Pair) -> None:
    assert "Đăng nhập bằng Thử VNeID" in browser.get(f"{pair.product}/can-bo/dang-nhap/").text


def test_it_sends_state_nonce_and_a_code_challenge(browser: Browser) -> None:
    asked = browser.leave_for_provider()
    assert all(f"{name}=" in asked for name in ("state", "nonce", "code_challenge", "code_challenge_method"))


def test_it_lets_in_the_person_whom_the_claim_names(browser: Browser, tu: str) -> None:
    back = browser.sign_in_there(browser.leave_for_provider(), "vneid-0001")
    browser.get(back)
    assert browser.is_in()
    assert "Đỗ Anh Tú" in browser.get(f"{browser.pair.product}/can-bo/").text


def test_it_tells_somebody_unknown_here_what_to_do_and_lets_nobody_in(browser: Browser) -> None:
    answer = browser.get(browser.sign_in_there(browser.leave_for_provider(), "nguoi.la"))
    assert answer.status_code == 403
    assert "chưa có tài khoản An Bình nào liên kết" in answer.text
    assert not browser.is_in()


def test_it_never_opens_a_demonstration_account_by_its_name(browser: Browser) -> None:
    answer = browser.get(browser.sign_in_there(browser.leave_for_provider(), "nguyen.thi.lan"))
    assert answer.status_code == 403 and not browser.is_in()


def test_it_refuses_a_state_it_did_not_send(browser: Browser, tu: str) -> None:
    back = browser.sign_in_there(browser.leave_for_provider(), "vneid-0001")
    answer = browser.get(re.sub(r"state=[^&]+", "state=cua-nguoi-khac", back))
    assert "không khớp với yêu cầu" in answer.text
    assert not browser.is_in()


def test_it_refuses_an_answer_brought_by_another_browser(browser: Browser, tu: str, pair: Pair) -> None:
    back = browser.sign_in_there(browser.leave_for_provider(), "vneid-0001")
    other = Browser(pair)
    assert "không khớp với yêu cầu" in other.get(back).text
    assert not other.is_in()


def test_it_refuses_a_nonce_it_did_not_send(browser: Browser, tu: str) -> None:
    asked = re.sub(r"nonce=[^&]+", "nonce=cua-nguoi-khac", browser.leave_for_provider())
    answer = browser.get(browser.sign_in_there(asked, "vneid-0001"))
    assert "không khớp với yêu cầu" in answer.text
    assert not browser.is_in()


def test_it_takes_an_answer_once(browser: Browser, tu: str) -> None:
    back = browser.sign_in_there(browser.leave_for_provider(), "vneid-0001")
    browser.get(back)
    browser.submit(f"{browser.pair.product}/can-bo/dang-xuat/", f"{browser.pair.product}/can-bo/dang-xuat/")
    assert not browser.is_in()
    assert "không khớp với yêu cầu" in browser.get(back).text
    assert not browser.is_in()


def test_it_links_an_account_from_ones_own_page_and_then_lets_it_in(browser: Browser, pair: Pair, lan: str) -> None:
    browser.sign_in_here(lan)
    confirm = f"{pair.product}/can-bo/bao-mat/xac-nhan/"
    browser.submit(confirm, confirm, password="bon-mua-hoa-no-quanh-nam")
    browser.get(browser.sign_in_there(browser.leave_for_provider("connect"), "vneid-0002"))
    assert "vneid-0002" in browser.get(f"{pair.product}/can-bo/bao-mat/tai-khoan-ngoai/").text
    later = Browser(pair)
    later.get(later.sign_in_there(later.leave_for_provider(), "vneid-0002"))
    assert later.is_in() and "Nguyễn Thị Lan" in later.get(f"{pair.product}/can-bo/").text
    assert not pair.command("journal", "verify").startswith("✗")
