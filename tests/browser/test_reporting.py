"""Somebody reports from a phone, with script and without, and finds the report again behind the code."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django import Settings

from anbinh.foundation.sealing import commands as sealing
from anbinh.records.intake.models import Report
from tests.browser.conftest import PageAt, Visit

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
CITY = True
PHONE = 390
STORY = "Có người xưng là công an gọi điện, bảo chuyển 45 triệu đồng vào tài khoản an toàn."
KEPT = "localStorage.getItem('anbinh-report')"


@pytest.fixture(autouse=True)
def _keys(settings: Settings, server: Any) -> Iterator[None]:
    settings.SEALING_COST = (1, 8192)
    settings.FLOOD = {**settings.FLOOD, "reports": 1000, "wrong_codes": 1000, "bits": 12, "minutes": 3}
    sealing.make_demonstration(at=timezone.now())
    yield


def _on(page: Page) -> None:
    before = page.locator("[name=step]").input_value()
    page.locator(".actions button[value=next]").click()
    expect(page.locator(f"[name=step][value={before}]")).to_have_count(0, timeout=15_000)


def _looked_at(visit: Visit, *, script: bool = True) -> None:
    if script:  # without script there is nothing that axe could run on
        assert not (found := visit.barriers), "\n".join(found)
    assert visit.overflow <= 0


def _fill(visit: Visit, *, script: bool, named: bool = False) -> None:
    page = visit.page
    page.check(f"[name=who][value={'named' if named else 'anonymous'}]")
    _looked_at(visit, script=script)
    _on(page)
    page.check("[name=what][value=police_call]")
    _looked_at(visit, script=script)
    _on(page)
    page.fill("[name=story]", STORY)
    _looked_at(visit, script=script)
    _on(page)
    page.check("[name=exactness][value=about]")
    assert page.locator("[name=about]").is_visible() and not page.locator("[name=day_day]").is_visible()
    page.fill("[name=about]", "tối hôm qua")
    _looked_at(visit, script=script)
    _on(page)
    page.check("[name=place][value=here]")
    if script:
        page.locator("[name=commune]").press_sequentially("phuc loc", delay=20)
        page.locator("[role=option]").first.click()
        assert page.locator("[name=commune]").input_value() == "Xã Phúc Lộc, Thành phố Hà Nội"
    else:
        page.fill("[name=commune]", "xa phuc loc")
    _looked_at(visit, script=script)
    _on(page)
    page.fill("[name=phones]", "0500 000 111")
    page.fill("[name=damage]", "45 triệu")
    _looked_at(visit, script=script)
    _on(page)
    _looked_at(visit, script=script)
    _on(page)
    if named:
        page.fill("[name=full_name]", "Đỗ Thị Mơ")
        page.fill("[name=phone]", "0500000123")
        page.check("[name=consent]")
        _looked_at(visit, script=script)
        _on(page)


def _code_of(page: Page) -> str:
    page.wait_for_selector(".receipt .code")
    return page.locator(".receipt .code").inner_text()


@pytest.mark.parametrize(("script", "scheme", "named"), [(True, "light", True), (False, "dark", False)])
def test_it_reports_from_a_phone_and_reads_on_behind_the_code(
    page_at: PageAt, script: bool, scheme: str, named: bool
) -> None:
    with page_at(PHONE, script=script, scheme=scheme) as visit:
        page = visit.go(reverse("receipts:report")).page
        _fill(visit, script=script, named=named)
        expect(page.locator("main")).to_contain_text("45.000.000 đồng")
        _looked_at(visit, script=script)
        page.locator("[data-send]").click()
        code = _code_of(page)
        _looked_at(visit, script=script)
        assert code.replace(" ", "") not in page.url and page.locator(".qr svg").count() == 2
        assert Report.objects.order_by("-pk")[0].anonymous is not named
        if script:
            assert page.evaluate(KEPT) is None
        if script:  # as the telephone's camera opens the receipt's QR code
            visit.go(f"{reverse('receipts:look_up')}#ma={code.replace(' ', '')}")
            expect(page.locator("[name=code]")).to_have_value(code)
            assert page.evaluate("location.hash") == "" and code[:4] not in page.url
        else:
            visit.go(reverse("receipts:look_up"))
            page.fill("[name=code]", code)
        page.locator("[data-send]").click()
        page.wait_for_url(f"**{reverse('receipts:standing')}")
        _looked_at(visit, script=script)
        page.fill("[name=text]", "Tôi nhớ thêm một điều.")
        page.locator(".talk button.button").click()
        expect(page.locator(".messages")).to_contain_text("Tôi nhớ thêm một điều.")
        assert visit.complaints == []


def test_it_goes_back_with_the_browsers_own_button(page_at: PageAt) -> None:
    with page_at(PHONE) as visit:
        page = visit.go(reverse("receipts:report")).page
        page.check("[name=who][value=anonymous]")
        _on(page)
        page.check("[name=what][value=theft]")
        _on(page)
        page.fill("[name=story]", "Nửa câu")
        page.go_back()
        expect(page.locator("[name=step]")).to_have_value("what")
        assert page.locator("[name=what][value=theft]").is_checked()
        page.go_back()
        expect(page.locator("[name=step]")).to_have_value("who")
        page.go_forward()
        expect(page.locator("[name=step]")).to_have_value("what")
        page.go_forward()
        expect(page.locator("[name=story]")).to_have_value("Nửa câu")


def test_it_keeps_a_begun_report_on_the_device_and_deletes_it_when_asked(page_at: PageAt) -> None:
    with page_at(PHONE) as visit:
        page = visit.go(reverse("receipts:report")).page
        page.check("[name=who][value=anonymous]")
        _on(page)
        page.check("[name=what][value=theft]")
        _on(page)
        page.fill("[name=story]", "Nửa câu chuyện")
        page.wait_for_timeout(700)
        assert "Nửa câu" in page.evaluate(KEPT)
        visit.go(reverse("receipts:report"))
        page.get_by_role("button", name="Viết tiếp").click()
        expect(page.locator("[name=story]")).to_have_value("Nửa câu chuyện")
        page.locator(".device [data-clear]").click()
        assert page.evaluate(KEPT) is None
        page.fill("[name=story]", "Nửa câu chuyện nữa")
        page.wait_for_timeout(600)
        assert page.evaluate(KEPT) is None
        _looked_at(visit)


def test_it_says_that_nothing_is_lost_when_there_is_no_connection(page_at: PageAt) -> None:
    with page_at(PHONE) as visit:
        page = visit.go(reverse("receipts:report")).page
        page.check("[name=who][value=anonymous]")
        page.context.set_offline(True)
        page.locator(".actions button[value=next]").click()
        expect(page.locator(".said")).to_contain_text("vẫn còn")
        page.context.set_offline(False)
        _on(page)
        expect(page.locator("[name=step]")).to_have_value("what")


def test_it_computes_the_proof_by_itself_when_much_comes_in(page_at: PageAt, settings: Settings) -> None:
    settings.FLOOD = {name: -1 for name in settings.FLOOD} | {"bits": 10, "minutes": 3}
    with page_at(PHONE) as visit:
        page = visit.go(reverse("receipts:report")).page
        _fill(visit, script=True)
        page.locator("[data-send]").click()
        code = _code_of(page)
        visit.go(reverse("receipts:look_up"))
        page.fill("[name=code]", code)
        page.locator("[data-send]").click()
        page.wait_for_url(f"**{reverse('receipts:standing')}")
        assert visit.complaints == []


def test_it_leaves_at_once_and_leaves_nothing(page_at: PageAt, settings: Settings) -> None:
    with page_at(PHONE) as visit:
        settings.EXIT_ADDRESS = f"{visit.server}/?thoat"
        visit.go("/")
        page = visit.go(reverse("receipts:report")).page
        page.check("[name=who][value=anonymous]")
        _on(page)
        page.locator("[data-exit]").click()
        page.wait_for_url("**/?thoat")
        assert page.evaluate(KEPT) is None


@pytest.mark.parametrize("width", [PHONE, 1366])
def test_it_reads_with_the_contrast_of_public_forms(page_at: PageAt, width: int) -> None:
    """Seven to one, which axe asks for only when told to."""
    for scheme in ("light", "dark"):
        with page_at(width, scheme=scheme) as visit:
            for route in ("receipts:report", "receipts:look_up", "receipts:proof"):
                visit.go(reverse(route))
                found = visit.page.evaluate(_axe_run(visit))
                assert not found, found


def _axe_run(visit: Visit) -> str:
    visit.barriers  # noqa: B018 (puts axe into the page)
    return """async () => (await axe.run({runOnly: ['color-contrast-enhanced'], rules: {'color-contrast-enhanced':
        {enabled: true}}})).violations.flatMap((v) => v.nodes.map((n) => n.html.slice(0, 120) + n.failureSummary))"""


def test_it_fits_one_sheet_and_speaks_english(page_at: PageAt) -> None:
    with page_at(PHONE) as visit:
        page = visit.go(reverse("receipts:report")).page
        page.get_by_role("button", name="English").click()
        expect(page.locator("h1")).to_have_text("With your name, or without?")
        _fill(visit, script=True)
        page.locator("[data-send]").click()
        code = _code_of(page)
        expect(page.locator("h1")).to_have_text("Your report was received")
        assert page.pdf(format="A4").count(b"/Type /Page\n") == 1
        page.locator("details.with-code summary").click()
        assert page.pdf(format="A4").count(b"/Type /Page\n") == 1, "with the code as a QR code, too"
        visit.go(reverse("receipts:look_up"))
        page.fill("[name=code]", code)
        page.locator("[data-send]").click()
        expect(page.locator("h1")).to_have_text("Where your report stands")
        _looked_at(visit)
