"""A custodian at the desk and on the phone: makes a key, opens what was sealed, and finds it closed again."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Error as BrowserError
from playwright.sync_api import expect
from pytest_django import Settings

from anbinh.foundation.files import commands as files
from anbinh.foundation.files.tests.samples import photo
from anbinh.foundation.sealing import commands
from anbinh.foundation.sealing.models import CustodianKey, Envelope
from anbinh.foundation.units.models import Unit
from tests.browser.conftest import PageAt, Visit

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
CITY = True
DESK, PHONE = 1366, 390
PHRASE = "bay cay chuoi tren doi xa"
CONTENT = '{"full_name": "Đặng Thị Ngọc Ánh", "phone": "0912 345 678"}'.encode()


@pytest.fixture(autouse=True)
def _quick(settings: Settings) -> None:
    settings.SEALING_COST = (1, 8192)


def _make_key(visit: Visit) -> Envelope:
    """Set up the key on its page, then seal something for it."""
    visit.go(reverse("sealing:set_up"))
    visit.page.fill("[name=passphrase]", PHRASE)
    visit.page.fill("[name=again]", PHRASE)
    visit.page.locator("main form button.button").click()
    visit.page.wait_for_url(f"**{reverse('sealing:index')}")
    now = timezone.now()
    unit = Unit.objects.on(timezone.localdate()).coded("CA-09739").get()
    return commands.seal(CONTENT, unit=unit, by=None, at=now)


def _open(visit: Visit, envelope: Envelope, phrase: str) -> None:
    visit.go(reverse("sealing:open", args=[envelope.pk]))
    visit.page.fill("[name=reason]", "Cần gặp người báo tin để xác minh")
    visit.page.fill("[name=passphrase]", phrase)
    visit.page.locator("main form button.button").click()
    visit.page.wait_for_load_state("networkidle")


@pytest.mark.parametrize(("width", "script"), [(DESK, True), (PHONE, False)])
def test_it_shows_an_identity_once(page_at: PageAt, width: int, script: bool) -> None:
    with page_at(width, script=script, role="custodian") as visit:
        envelope = _make_key(visit)
        _open(visit, envelope, "khong phai cau nay dau")
        assert visit.page.locator(".error-summary").is_visible()
        _open(visit, envelope, PHRASE)
        assert "Đặng Thị Ngọc Ánh" in visit.page.locator(".shown-once").inner_text()
        assert visit.overflow == 0
        visit.page.locator("main a.button").click()
        visit.page.wait_for_url(f"**{reverse('sealing:envelope', args=[envelope.pk])}")
        # The answer was kept by no cache: going back would have to send reason and passphrase again.
        with pytest.raises(BrowserError, match="ERR_CACHE_MISS"):
            visit.page.go_back()


@pytest.mark.parametrize(("width", "script"), [(PHONE, True), (DESK, False)])
def test_it_saves_a_sealed_original_and_keeps_nothing_that_was_typed(
    page_at: PageAt, width: int, script: bool, settings: Settings, tmp_path: Path
) -> None:
    settings.DATA = tmp_path
    with page_at(width, script=script, role="custodian") as visit:
        unit = _make_key(visit).unit
        upload = SimpleUploadedFile("IMG_Nguyen Van Bao.jpg", photo(), "image/jpeg")
        stored = files.keep(upload, unit=unit, by=None, at=timezone.now())
        page = visit.go(reverse("sealing:envelopes")).page
        page.get_by_role("link", name=str(stored.envelope_id), exact=True).first.click()
        page.get_by_role("link", name="Mở bản gốc niêm phong").click()
        page.wait_for_url(f"**{reverse('files:original', args=[stored.pk])}")
        assert visit.overflow == 0
        if script:
            assert not (found := visit.barriers), found
        page.fill("[name=reason]", "Cần biết ảnh chụp ở đâu")
        page.fill("[name=passphrase]", PHRASE)
        with page.expect_download() as download:
            page.locator("main form button.button").click()
        assert Path(download.value.path()).read_bytes() == photo()
        assert download.value.suggested_filename == "IMG_Nguyen Van Bao.jpg"
        if script:
            expect(page.locator("[name=passphrase]")).to_have_value("")
            expect(page.locator(".said")).to_contain_text("Đã mở")


def test_it_says_how_strong_a_passphrase_is_while_it_is_typed(page_at: PageAt) -> None:
    with page_at(DESK, role="custodian") as visit:
        visit.go(reverse("sealing:set_up"))
        said = visit.page.locator(".strength span")
        visit.page.fill("[name=passphrase]", "ngan ngan ngan ngan")
        short = said.inner_text()
        visit.page.fill("[name=passphrase]", PHRASE)
        assert short and said.inner_text() and said.inner_text() != short
        assert not CustodianKey.objects.exists()
        assert visit.complaints == []
