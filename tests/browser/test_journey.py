"""One report, from a phone to its decision and back to the reporter; a custodian opens who it was."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect
from pytest_django import Settings

from anbinh.foundation.journal.verification import verify
from anbinh.foundation.sealing import commands as sealing
from anbinh.foundation.sealing.commands.keys import DEMONSTRATION_PASSPHRASE
from anbinh.records.intake.models import Report
from tests.browser.conftest import PageAt, Visit
from tests.browser.test_reporting import STORY, _code_of, _fill

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
CITY = True
DESK, PHONE = 1366, 390
NAME = "Đỗ Thị Mơ"


@pytest.fixture(autouse=True)
def _keys(settings: Settings, server: Any) -> Iterator[None]:
    settings.SEALING_COST = (1, 8192)
    settings.FLOOD = {**settings.FLOOD, "reports": 1000, "wrong_codes": 1000, "bits": 12, "minutes": 3}
    sealing.make_demonstration(at=timezone.now())
    yield


def _verb(visit: Visit, report: Report, verb: str) -> None:
    visit.go(reverse("intake:act", kwargs={"key": report.pk, "verb": verb}))


def _send(visit: Visit) -> None:
    visit.page.locator("main form button.button").click()
    visit.page.wait_for_load_state("networkidle")
    assert not visit.page.locator(".error-summary").count(), visit.page.locator("main").inner_text()


def _open_the_code(visit: Visit, code: str) -> None:
    visit.go(reverse("receipts:look_up"))
    visit.page.fill("[name=code]", code)
    visit.page.locator("[data-send]").click()
    visit.page.wait_for_url(f"**{reverse('receipts:standing')}")


def test_it_follows_a_report_from_a_phone_to_its_decision_and_back(page_at: PageAt) -> None:
    with page_at(PHONE) as visit:
        visit.go(reverse("receipts:report"))
        _fill(visit, script=True, named=True)
        visit.page.locator("[data-send]").click()
        code = _code_of(visit.page)
    report = Report.objects.order_by("-pk")[0]

    with page_at(DESK, role="duty_officer") as visit:
        visit.go(reverse("intake:day"))
        expect(visit.page.locator("main")).to_contain_text(report.code)
        visit.go(reverse("intake:report", kwargs={"key": report.pk}))
        expect(visit.page.locator("main")).to_contain_text(STORY)
        assert NAME not in visit.page.content()
        _verb(visit, report, "classify")
        visit.page.fill("[name=offence]", "Điều 174 khoản 1")
        _send(visit)
        _verb(visit, report, "transfer")
        visit.page.fill("[name=to]", "CATP-PC02")
        visit.page.fill("[name=text]", "Có dấu hiệu tội phạm, thuộc thẩm quyền điều tra.")
        _send(visit)
        visit.go(reverse("sealing:ask", kwargs={"number": report.envelope_id}))
        visit.page.fill("[name=reason]", "Cần gặp người báo tin để lấy lời khai")
        _send(visit)

    with page_at(DESK, role="custodian") as visit:
        visit.go(reverse("sealing:open", kwargs={"number": report.envelope_id}))
        visit.page.fill("[name=reason]", "Cán bộ thụ lý cần gặp người báo tin")
        visit.page.fill("[name=passphrase]", DEMONSTRATION_PASSPHRASE)
        _send(visit)
        expect(visit.page.locator(".shown-once")).to_contain_text(NAME)

    with page_at(DESK, role="investigator") as visit:
        visit.go(reverse("intake:day"))
        expect(visit.page.locator("main")).to_contain_text(report.code)
        _verb(visit, report, "accept")
        _send(visit)
    with page_at(DESK, role="city_desk") as visit:
        _verb(visit, report, "assign")
        visit.page.get_by_label("Phạm Minh Tuấn").check()
        _send(visit)

    with page_at(DESK, role="investigator") as visit:
        _verb(visit, report, "verify")
        visit.page.fill("[name=text]", "Đã lấy lời khai, đã yêu cầu ngân hàng sao kê.")
        _send(visit)
        _verb(visit, report, "decide")
        visit.page.check("[name=outcome][value=prosecuted]")
        visit.page.fill("[name=text]", "Đủ căn cứ khởi tố vụ án.")
        _send(visit)
        _verb(visit, report, "tell_reporter")
        visit.page.fill("[name=text]", "Cơ quan điều tra đã khởi tố vụ án; cảm ơn bạn đã báo tin.")
        _send(visit)
        assert visit.complaints == []

    with page_at(PHONE) as visit:
        _open_the_code(visit, code)
        page = visit.page.locator("main")
        expect(page).to_contain_text("Quyết định khởi tố vụ án hình sự")
        expect(page).to_contain_text("đã khởi tố vụ án; cảm ơn bạn đã báo tin")
        expect(page).to_contain_text("Cán bộ thụ lý cần gặp người báo tin")
        assert visit.overflow <= 0 and visit.complaints == []
    assert verify().fault is None
