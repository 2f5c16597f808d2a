"""An officer at the counter, with the keyboard and a card scanner, and the same without script."""

import re
from collections.abc import Iterator

import pytest

from anbinh.kernels.identifiers import Sex, reserved_citizen_number
from anbinh.records.intake.models import Report
from tests.browser.conftest import PageAt, Visit
from tests.browser.reports import TEXT

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
CITY = True
REPORTS = LETTERS = True
COUNTER = "/can-bo/nguon-tin/tiep-nhan/"
NUMBER = reserved_citizen_number(5, sex=Sex.FEMALE, birth_year=1971).value
CARD = f"{NUMBER}||Nguyễn Thị Hoài Thương|12041971|Nữ|Thôn Bãi Đồi, xã Phúc Lộc|01072021"


@pytest.fixture
def before(server: object) -> Iterator[int]:
    yield Report.objects.count()


def written(visit: Visit) -> None:
    visit.page.fill("#id_summary", f"{TEXT} Số 0500 000 077.")
    visit.page.fill("#id_damage_words", "khoảng 45 triệu")
    visit.page.press("#id_damage_words", "Tab")


def test_it_scans_a_card_and_suggests_while_one_writes(page_at: PageAt, before: int) -> None:
    with page_at(1366, role="duty_officer") as visit:
        visit.go(COUNTER)
        visit.page.fill("#id_card", CARD)
        visit.page.press("#id_card", "Enter")  # as a scanner ends its line
        visit.page.wait_for_function("document.querySelector('#id_full_name').value !== ''")
        assert visit.page.input_value("#id_number") == NUMBER and visit.page.input_value("#id_card") == ""
        assert visit.page.url == visit.server + COUNTER and Report.objects.count() == before
        written(visit)
        visit.page.wait_for_selector("#look .look-alike")
        said = visit.page.inner_text("#look")
        assert "45.000.000" in said and "0500 000 077" in said
        assert visit.barriers == [] and visit.complaints == []
        visit.page.press("#id_place", "Enter")
        assert Report.objects.count() == before
        visit.page.click("button[value=enter]")
        code = visit.page.inner_text(".receipt-code")
        assert re.fullmatch(r"(?:\d{4} ){3}\d{4}", code)
        assert Report.objects.count() == before + 1 and visit.barriers == [] and visit.overflow <= 0
        visit.page.emulate_media(media="print")
        assert visit.page.locator(".receipt-code").is_visible() and not visit.page.locator(".verbs").is_visible()


def test_it_reads_the_card_and_asks_for_a_look_without_script(page_at: PageAt, before: int) -> None:
    with page_at(390, script=False, role="duty_officer") as visit:
        visit.go(COUNTER)
        visit.page.fill("#id_card", CARD)
        visit.page.press("#id_card", "Enter")
        assert visit.page.input_value("#id_full_name") == "Nguyễn Thị Hoài Thương"
        written(visit)
        visit.page.click("button[value=enter]")
        assert visit.page.locator(".look.check").is_visible() and Report.objects.count() == before
        assert "0500 000 077" in visit.page.input_value("#id_summary") and visit.overflow <= 0
        visit.page.click("button[value=enter]")
        assert visit.page.locator(".receipt-code").is_visible() and Report.objects.count() == before + 1


def test_it_hides_the_sealed_part_when_no_name_is_given(page_at: PageAt) -> None:
    with page_at(1366, role="duty_officer") as visit:
        visit.go(COUNTER)
        assert visit.page.locator("#id_full_name").is_visible()
        visit.page.check("input[name=who][value=anonymous]")
        assert not visit.page.locator("#id_full_name").is_visible()


def test_it_counts_what_is_ticked_in_the_register(page_at: PageAt) -> None:
    with page_at(1366, role="city_desk") as visit:
        visit.go("/can-bo/nguon-tin/")
        visit.page.check("input[name=row] >> nth=0")
        assert "1" in visit.page.inner_text(".ticked-count")
        visit.page.click("[data-tick-all]")
        rows = visit.page.locator("input[name=row]").count()
        assert str(rows) in visit.page.inner_text(".ticked-count")
