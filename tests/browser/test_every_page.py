"""Every page of the list, on a phone and on a desk: accessible, quiet, within the window, and without script."""

import pytest

from tests.browser.conftest import PageAt
from tests.browser.pages import PAGES, Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
CITY = True
REPORTS = LETTERS = CASES = True
PHONE, DESK = 390, 1366
each_page = pytest.mark.parametrize("page", PAGES, ids=str)


@each_page
@pytest.mark.parametrize(("width", "scheme"), [(PHONE, "light"), (PHONE, "dark"), (DESK, "light"), (DESK, "dark")])
def test_it_is_accessible_quiet_and_within_the_window(page: Page, width: int, scheme: str, page_at: PageAt) -> None:
    with page_at(width, scheme=scheme, role=page.role, just_now=page.just_now) as visit:
        visit.go(page.path)
        assert visit.page.url == visit.server + page.path, "the page sends this reader elsewhere"
        broken = visit.barriers
        assert not broken, "\n".join(broken)
        assert visit.overflow <= 0
        assert visit.complaints == []


@each_page
def test_it_stands_without_script(page: Page, page_at: PageAt) -> None:
    for width in (PHONE, DESK):
        with page_at(width, script=False, role=page.role, just_now=page.just_now) as visit:
            visit.go(page.path)
            assert visit.page.locator("main h1").first.is_visible()
            assert visit.page.locator("html").get_attribute("lang") == "vi"
            assert visit.overflow <= 0
            assert visit.complaints == []
