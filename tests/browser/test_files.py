"""The question for files in the real browser: sizes before sending, leaving one out, choosing again adds."""

import pytest

from tests.browser.conftest import PageAt

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
GALLERY = "/can-bo/giao-dien/"
FIELD = '#file-input input[type="file"]'


def named(name: str, size: int, kind: str = "image/jpeg") -> dict[str, object]:
    return {"name": name, "mimeType": kind, "buffer": b"x" * size}


def test_it_shows_what_was_chosen_and_lets_it_be_left_out(page_at: PageAt) -> None:
    with page_at(390) as visit:
        page = visit.go(GALLERY).page
        page.set_input_files(FIELD, [named("nhà.jpg", 2_345_678), named("to quá.jpg", 31 * 1024 * 1024)])
        page.set_input_files(FIELD, [named("thư.pdf", 5_000, "application/pdf")])
        lines = page.locator("#file-input .chosen-files li")
        assert lines.count() == 3 and "2,2 MB" in lines.nth(0).inner_text()
        assert page.locator("#file-input .too-large").count() == 1
        lines.nth(1).get_by_role("button").click()
        kept = page.eval_on_selector(FIELD, "field => [...field.files].map((file) => file.name)")
        assert kept == ["nhà.jpg", "thư.pdf"]
        assert visit.overflow <= 0 and not visit.complaints


def test_it_asks_without_script_for_several_files_and_keeps_those_received(page_at: PageAt) -> None:
    with page_at(390, script=False) as visit:
        page = visit.go(GALLERY).page
        assert page.locator(FIELD).get_attribute("multiple") is not None
        assert page.locator('#file-input .waiting-files input[type="hidden"]').count() == 2
        assert page.locator('#file-input .waiting-files input[type="checkbox"]').count() == 2
