"""Pages that one only comes to with something in hand: a key, an envelope, a workbook that was sent."""

from pathlib import Path

import pytest
from django.urls import reverse
from django.utils import timezone

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.sealing import commands
from anbinh.foundation.sealing.models import CustodianKey, Envelope
from tests.browser.conftest import PageAt, Visit

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
CITY = True
REPORTS = LETTERS = True
PHONE, DESK = 390, 1366


def _stands(visit: Visit) -> None:
    """The page that is open is accessible, quiet and within the window, by day and by night."""
    for width, scheme in ((PHONE, "light"), (DESK, "dark")):
        visit.page.set_viewport_size({"width": width, "height": 900})
        visit.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]  # light or dark
        broken = visit.barriers
        assert not broken, "\n".join([visit.page.url, *broken])
        assert visit.overflow <= 0
    assert visit.complaints == []


def _envelope() -> Envelope:
    nam = Person.objects.named("trinh.van.nam").get()
    return Envelope.objects.openable_by(nam, on=timezone.localdate()).order_by("pk")[0]


@pytest.mark.parametrize("name", ["change", "lost"])
def test_it_looks_at_the_pages_of_ones_key(page_at: PageAt, name: str) -> None:
    with page_at(DESK, role="custodian") as visit:
        visit.go(reverse(f"sealing:{name}"))
        _stands(visit)


@pytest.mark.parametrize("name", ["admit", "dismiss"])
def test_it_looks_at_the_pages_of_a_key(page_at: PageAt, name: str) -> None:
    """One's own may be withdrawn; a colleague's, of the same unit, may be let in."""
    mine = CustodianKey.objects.in_use().order_by("pk")
    with page_at(DESK, role="custodian") as visit:
        found = [key.pk for key in mine if _opens(visit, reverse(f"sealing:{name}", args=[key.pk]))]
        assert found
        _stands(visit)


def _opens(visit: Visit, address: str) -> bool:
    answer = visit.page.goto(visit.server + address)
    return answer is not None and answer.ok


@pytest.mark.parametrize("name", ["envelope", "open", "protect", "hand"])
def test_it_looks_at_the_pages_of_an_envelope(page_at: PageAt, name: str) -> None:
    with page_at(DESK, role="custodian") as visit:
        visit.go(reverse(f"sealing:{name}", args=[_envelope().pk]))
        _stands(visit)


def test_it_looks_at_a_request_from_asking_to_refusing(page_at: PageAt) -> None:
    officer = Person.objects.named("nguyen.thi.lan").get()
    asked = commands.ask(_envelope(), reason="Cần gặp để xác minh.", by=officer, at=timezone.now())
    with page_at(DESK, role="custodian") as visit:
        visit.go(reverse("sealing:refuse", args=[asked.pk]))
        _stands(visit)
    with page_at(DESK, role="duty_officer") as visit:
        visit.go(reverse("sealing:ask", args=[_envelope().pk]))
        _stands(visit)


OF_REPORTS = "Ngày tiếp nhận;Nội dung\n06/03/2026;Mất xe đạp trước chợ\nhôm kia;Mất điện thoại\n"
OF_CASES = (
    "Ngày khởi tố;Tội danh;Nội dung vụ án\n06/03/2026;Điều 173 khoản 1;Mất xe đạp trước chợ\n"
    "hôm kia;Điều 173 khoản 1;Mất điện thoại\n"
)


@pytest.mark.parametrize(
    ("role", "loads", "text"),
    [("duty_officer", "intake:loads", OF_REPORTS), ("investigator", "cases:loads", OF_CASES)],
    ids=["reports", "cases"],
)
def test_it_looks_at_a_workbook_on_its_way_in(
    page_at: PageAt, tmp_path: Path, role: str, loads: str, text: str
) -> None:
    file = tmp_path / "so.csv"
    file.write_text(text, encoding="utf-8")
    with page_at(DESK, role=role) as visit:
        visit.go(reverse(loads))
        visit.page.set_input_files('input[type="file"]', file)
        visit.page.locator("main form button.button").first.click()
        visit.page.wait_for_load_state("networkidle")
        assert "/nap-so/" in visit.page.url and visit.page.url != visit.server + reverse(loads)
        _stands(visit)
        visit.page.locator("main form button.button").first.click()
        visit.page.wait_for_load_state("networkidle")
        _stands(visit)
