"""Findings and recommendations from Excel: looked at, loaded in one piece, refused in the words of the step."""

from typing import Any

import pytest

from anbinh.foundation.books.tests.workbooks import Sender
from anbinh.records.oversight.models import Finding, Inspection, Recommendation
from anbinh.records.oversight.tests.conftest import House, on
from conftest import Signed

pytestmark = pytest.mark.usefixtures("shelf")
FINDING = {
    "Cuộc kiểm tra": "",
    "Ngày": "05/03/2026",
    "Loại": "vi phạm",
    "Phát hiện": "Ba tin báo vào sổ chậm.",
    "Hồ sơ số": "TB-1",
    "Kiến nghị": "Vào sổ trong ngày.",
    "Thời hạn": "30/03/2026",
}


@pytest.fixture
def findings(house: House, signed: Signed) -> Sender:
    return Sender(signed(house.hong), "inspection_findings", {**FINDING, "Cuộc kiểm tra": house.opened().code})


def test_it_records_findings_and_recommendations_once(findings: Sender) -> None:
    rows = (
        findings.row(),
        findings.row(**{"Loại": "", "Phát hiện": "", "Kiến nghị": "Tập huấn lại."}),
        findings.row(**{"Phát hiện": "Sổ sạch.", "Kiến nghị": "", "Thời hạn": ""}),
    )
    load = findings.sent(*rows)
    assert "Nạp 3 dòng" in findings.shown(load) and not Finding.objects.exists()
    assert "Đã nạp xong" in findings.decided(load, "3-0-0-0")
    assert (Finding.objects.count(), Recommendation.objects.count()) == (2, 2)
    assert Inspection.objects.get().due_on == on(30).date()
    assert "Mọi dòng trong tệp đã có trong sổ" in findings.shown(findings.sent(*rows))


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"Cuộc kiểm tra": "KT-1/2026/999"}, "KT-1/2026/999"),
        ({"Loại": ""}, "thuộc loại nào"),
        ({"Thời hạn": ""}, "trước ngày nào"),
        ({"Thời hạn": "01/03/2026"}, "xem lại hai ngày"),
        ({"Phát hiện": "", "Kiến nghị": ""}, "hoặc cả hai"),
        ({"Ngày": "01/03/2026"}, "02/03/2026"),
    ],
    ids=lambda one: next(iter(one)) if isinstance(one, dict) else "",
)
def test_it_names_the_row_that_is_wrong(findings: Sender, changed: dict[str, Any], sentence: str) -> None:
    text = findings.tried(**changed)
    assert "Dòng 2" in text and sentence in text
    assert not Finding.objects.exists() and not Recommendation.objects.exists()


def test_it_gives_the_template_and_opens_to_nobody_who_may_not_inspect(
    findings: Sender, house: House, signed: Signed
) -> None:
    assert len(findings.template) == 3
    assert Sender(signed(house.chair), "inspection_findings", FINDING).status == 403
