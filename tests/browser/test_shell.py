"""The shell in the browser: switches and components do their work without script, and a little better with it."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PageAt

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
GALLERY = "/can-bo/giao-dien/"


def test_it_speaks_english_and_vietnamese_without_script(page_at: PageAt) -> None:
    with page_at(390, script=False) as visit:
        page = visit.go(f"{GALLERY}?q=phuc").page
        page.get_by_role("button", name="English").click()
        expect(page.get_by_role("heading", name="Gallery of components")).to_be_visible()
        assert page.url.endswith("?q=phuc")
        page.get_by_role("button", name="Tiếng Việt").click()
        expect(page.get_by_role("heading", name="Bộ thành phần giao diện")).to_be_visible()


def test_it_turns_dark_without_script_and_stays_so(page_at: PageAt) -> None:
    with page_at(1366, script=False) as visit:
        page = visit.go("/").page
        background = "getComputedStyle(document.documentElement).backgroundColor"
        assert page.evaluate(background) == "rgb(255, 255, 255)"
        page.locator("summary", has_text="Sáng hoặc tối").or_(page.locator(".switch-form summary")).first.click()
        page.get_by_role("button", name="Tối", exact=True).click()
        assert page.evaluate(background) == "rgb(21, 25, 28)"
        assert visit.go(GALLERY).page.evaluate(background) == "rgb(21, 25, 28)"


def test_it_sorts_searches_pages_and_chooses_columns_without_script(page_at: PageAt) -> None:
    with page_at(1366, script=False) as visit:
        page = visit.go(GALLERY).page
        page.get_by_role("link", name="Xã", exact=True).click()
        expect(page.locator("tbody").first.locator("tr").first).to_contain_text("Phường Ba Đình")
        page.get_by_role("link", name="Trang sau").click()
        expect(page.get_by_text("Đang xem 7–10 trong 10")).to_be_visible()
        page.get_by_label("Tìm", exact=True).fill("dong da")
        page.get_by_role("button", name="Tìm").click()
        expect(page.get_by_text("Đang xem 1–1 trong 1")).to_be_visible()
        page.locator("summary", has_text="Cột").click()
        page.get_by_label("Mã", exact=True).uncheck()
        page.get_by_role("button", name="Hiện các cột này").click()
        expect(page.locator(".data-table thead")).not_to_contain_text("Mã")
        expect(page.locator(".data-table thead")).to_contain_text("Số tin báo")


def test_it_hands_out_the_shown_table_as_a_file(page_at: PageAt) -> None:
    with page_at(1366, script=False) as visit:
        page = visit.go(f"{GALLERY}?q=dong+da").page
        page.locator("summary", has_text="Xuất tệp").click()
        with page.expect_download() as waiting:
            page.get_by_role("link", name="CSV").click()
        text = Path(str(waiting.value.path())).read_text(encoding="utf-8-sig")
        assert text.splitlines()[1].startswith("00235,Phường Đống Đa,97")


def test_it_tightens_the_rows_without_script(page_at: PageAt) -> None:
    with page_at(1366, script=False) as visit:
        page = visit.go(GALLERY).page
        row = page.locator(".data-table tbody tr").first
        before = row.bounding_box()
        page.get_by_role("button", name="Thu gọn dòng").click()
        after = row.bounding_box()
        assert before and after and after["height"] < before["height"]


def test_it_explains_a_clock_on_demand_without_script(page_at: PageAt) -> None:
    with page_at(390, script=False) as visit:
        page = visit.go(GALLERY).page
        expect(page.get_by_text("Điều 147 BLTTHS").first).to_be_hidden()
        page.locator(".clock summary").first.click()
        expect(page.get_by_text("Điều 147 BLTTHS").first).to_be_visible()


def test_it_shows_cards_on_a_phone_with_the_name_of_each_value(page_at: PageAt) -> None:
    with page_at(390) as visit:
        page = visit.go(GALLERY).page
        expect(page.locator(".data-table thead")).to_be_hidden()
        label = "getComputedStyle(document.querySelector('.data-table td:nth-child(3)'), '::before').content"
        assert page.evaluate(label) == '"Số tin báo"'


def test_it_suggests_units_while_typing_without_diacritics(page_at: PageAt) -> None:
    with page_at(1366) as visit:
        page = visit.go(GALLERY).page
        field = page.get_by_role("combobox", name="Địa bàn")
        field.press_sequentially("phuc tho")
        option = page.get_by_role("option", name="Xã Phúc Thọ")
        expect(option).to_be_visible()
        field.press("ArrowDown")
        expect(option).to_have_attribute("aria-selected", "true")
        field.press("Enter")
        expect(field).to_have_value("09715")
        expect(option).to_be_hidden()
        assert visit.complaints == []


def test_it_takes_a_typed_unit_without_script(page_at: PageAt) -> None:
    with page_at(390, script=False) as visit:
        page = visit.go(GALLERY).page
        page.get_by_label("Địa bàn", exact=True).fill("09715")
        page.get_by_role("button", name="Xem", exact=True).click()
        assert "unit=09715" in page.url


def test_it_closes_a_small_box_on_escape_and_gives_the_focus_back(page_at: PageAt) -> None:
    with page_at(1366) as visit:
        page = visit.go(GALLERY).page
        summary = page.locator("summary", has_text="Xuất tệp")
        summary.click()
        expect(page.get_by_role("link", name="JSON")).to_be_visible()
        page.keyboard.press("Escape")
        expect(page.get_by_role("link", name="JSON")).to_be_hidden()
        expect(summary).to_be_focused()


def test_it_leads_the_keyboard_first_to_the_content(page_at: PageAt) -> None:
    with page_at(1366) as visit:
        page = visit.go(GALLERY).page
        page.keyboard.press("Tab")
        expect(page.get_by_role("link", name="Đến nội dung chính")).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.locator("main")).to_be_focused()


def test_it_shows_a_toast_and_opens_it_again_without_script(page_at: PageAt) -> None:
    with page_at(390, script=False) as visit:
        page = visit.go(GALLERY).page
        page.get_by_role("button", name="Hiện một thông báo").click()
        expect(page.locator(".toast")).to_contain_text("Không có gì thay đổi")
        visit.go(GALLERY).page.locator(".toast-list summary").click()
        expect(page.locator(".toast-list li")).to_contain_text("Không có gì thay đổi")


def test_it_marks_the_circle_of_the_unit_under_the_pointer(page_at: PageAt) -> None:
    with page_at(1366) as visit:
        page = visit.go(GALLERY).page
        page.locator(".unit-list li", has_text="Phúc Thọ").hover()
        assert "Phúc Thọ" in (page.locator("circle.marked title").text_content() or "")


def test_it_sets_vietnamese_in_its_own_letters(page_at: PageAt) -> None:
    with page_at(1366) as visit:
        page = visit.go("/").page
        assert page.evaluate("document.fonts.check('16px Inter', 'ễỗẰữỵ₫')")
        assert page.evaluate("document.fonts.check('600 24px \"Be Vietnam Pro\"', 'ễỗẰữỵ')")


def test_it_prints_without_menu_and_tools(page_at: PageAt) -> None:
    with page_at(1366) as visit:
        page = visit.go(GALLERY).page
        page.emulate_media(media="print")
        expect(page.locator("header.top")).to_be_hidden()
        expect(page.locator(".toolbar")).to_be_hidden()
        expect(page.locator(".data-table table")).to_be_visible()
