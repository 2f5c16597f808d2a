"""Every page of the list, on a phone and on a desk: accessible, quiet, within the window, and without script."""

import pytest

from tests.browser.conftest import PageAt
from tests.browser.pages import PAGES, Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
CITY = True
REPORTS = LETTERS = CASES = SPOTS = BRIEFS = PUBLICATIONS = True
PHONE, DESK = 390, 1366
each_page = pytest.mark.parametrize("page", PAGES, ids=str)


@each_page
def test_it_is_accessible_quiet_and_within_the_window(page: Page, page_at: PageAt) -> None:
    """It comes on a phone; the window then grows to that of a desk."""
    with page_at(PHONE, role=page.role, just_now=page.just_now) as visit:
        visit.go(page.path)
        assert visit.page.url == visit.server + page.path, "the page sends this reader elsewhere"
        for width in (PHONE, DESK):
            visit.page.set_viewport_size({"width": width, "height": 900})
            visit.page.emulate_media(color_scheme="light")
            assert not (broken := visit.barriers), "\n".join([f"{width}", *broken])
            assert visit.overflow <= 0
            visit.page.emulate_media(color_scheme="dark")
            assert not (broken := visit.barriers_of_colour), "\n".join([f"{width}, dark", *broken])
        assert visit.complaints == []


@each_page
def test_it_stands_without_script(page: Page, page_at: PageAt) -> None:
    with page_at(PHONE, script=False, role=page.role, just_now=page.just_now) as visit:
        visit.go(page.path)
        assert visit.page.locator("main h1").first.is_visible()
        assert visit.page.locator("html").get_attribute("lang") == "vi"
        for width in (PHONE, DESK):
            visit.page.set_viewport_size({"width": width, "height": 900})
            assert visit.overflow <= 0
        assert visit.complaints == []
