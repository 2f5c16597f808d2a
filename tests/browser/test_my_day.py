"""A duty officer's day by the keyboard alone, and the same day without script."""

import re

import pytest
from django.urls import reverse

from tests.browser.conftest import PageAt

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
CITY = True
REPORTS = True
DESK, PHONE = 1366, 390


def test_it_walks_opens_and_acts_by_letters(page_at: PageAt) -> None:
    with page_at(DESK, role="duty_officer") as visit:
        day = reverse("intake:day")
        visit.go(day)
        press = visit.page.keyboard.press
        chosen = visit.page.locator("[data-row].chosen [data-open]")
        press("c")  # no line is chosen yet: a letter does nothing
        assert visit.page.url.endswith(day) and chosen.count() == 0
        press("j")
        first = chosen.inner_text()
        press("j")
        assert chosen.inner_text() != first
        press("k")
        assert chosen.inner_text() == first
        address = chosen.get_attribute("href")
        press("Enter")
        visit.page.wait_for_url(f"**{address}")
        visit.go(day)
        press("j")
        act = visit.page.locator("[data-row].chosen [data-key]")
        target, letter = act.get_attribute("href"), act.get_attribute("data-key")
        assert target and letter
        press(letter)
        visit.page.wait_for_url(f"**{target}")
        assert visit.complaints == []


def test_it_shows_its_keys_and_leaves_typing_alone(page_at: PageAt) -> None:
    with page_at(DESK, role="duty_officer") as visit:
        visit.go(reverse("intake:day"))
        dialog = visit.page.locator("dialog[data-keys]")
        assert not dialog.is_visible()
        visit.page.keyboard.press("?")
        assert dialog.is_visible()
        visit.page.keyboard.press("j")
        assert visit.page.locator("[data-row].chosen").count() == 0
        visit.page.keyboard.press("Escape")
        assert not dialog.is_visible()


@pytest.mark.parametrize(("width", "script"), [(DESK, True), (PHONE, False)])
def test_it_classifies_a_new_report_from_the_day_and_offers_to_undo(
    page_at: PageAt,
    width: int,
    script: bool,
) -> None:
    with page_at(width, script=script, role="duty_officer") as visit:
        visit.go(reverse("intake:report", args=(2,)))
        visit.page.locator(".verbs > p .button").click()
        visit.page.wait_for_load_state("networkidle")
        visit.page.fill("[name=offence]", "lua dao chiem doat tai san")
        if script:
            visit.page.locator("[role=listbox] [role=option]").first.wait_for()
            visit.page.keyboard.press("Escape")
        visit.page.locator("main form button.button").click()
        visit.page.wait_for_url(f"**{reverse('intake:report', args=(2,))}")
        undo = visit.page.locator(".toast a")
        assert undo.is_visible() and visit.overflow == 0
        undo.click()
        visit.page.wait_for_load_state("networkidle")
        visit.page.fill("[name=reason]", "Thử lại từ đầu.")
        visit.page.locator("main form button.button").click()
        visit.page.wait_for_url(re.compile(re.escape(reverse("intake:report", args=(2,))) + "$"))
        assert visit.page.locator("s", has_text="phân loại").first.is_visible()
        assert visit.complaints == []
