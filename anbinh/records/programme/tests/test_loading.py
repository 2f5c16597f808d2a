"""Lists of documents and of tasks from Excel: looked at, loaded in one piece, refused in the words of the step."""

from datetime import date
from typing import Any

import pytest

from anbinh.foundation.books.tests.workbooks import Sender
from anbinh.foundation.journal.models import Entry
from anbinh.records.programme.models import Document, Task
from anbinh.records.programme.tests.conftest import Office
from conftest import Signed

pytestmark = pytest.mark.usefixtures("shelf")
TASK = {
    "Nhiệm vụ": "Rà soát bến bãi",
    "Chủ trì": "09739",
    "Phối hợp": "",
    "Hạn": "20/03/2026",
    "Ngày giao": "02/03/2026",
    "Theo văn bản số": "",
    "Ban chỉ đạo": "BCĐ 138",
}
DOCUMENT = {
    "Số ký hiệu": "20/KH-BCĐ",
    "Ngày ban hành": "02/03/2026",
    "Loại": "kế hoạch",
    "Trích yếu": "Kế hoạch năm 2026",
    "Người ký": "Trưởng ban",
    "Cơ quan ban hành": "01",
    "BCĐ": "138",
    "Thay thế": "",
}


@pytest.fixture
def tasks(office: Office, signed: Signed) -> Sender:
    return Sender(signed(office.ha), "tasks", TASK)


@pytest.fixture
def documents(office: Office, signed: Signed) -> Sender:
    return Sender(signed(office.ha), "documents", DOCUMENT)


def test_it_gives_the_tasks_of_a_list_and_the_same_list_changes_nothing(tasks: Sender, office: Office) -> None:
    office.document()
    rows = (
        tasks.row(**{"Phối hợp": "CATP-PV01; 00634", "Theo văn bản số": "15/CT-BCĐ"}),
        tasks.row(**{"Nhiệm vụ": "Khác"}),
    )
    load = tasks.sent(*rows)
    assert "Nạp 2 dòng" in tasks.shown(load) and not Task.objects.exists()
    assert "Đã nạp xong" in tasks.decided(load, "2-0-0-0")
    made = Task.objects.get(title="Rà soát bến bãi")
    assert sorted(one.code for one in made.supporting.all()) == ["00634", "CATP-PV01"]
    assert (made.due_on, made.opened_on, made.source_number) == (date(2026, 3, 20), date(2026, 3, 2), "15/CT-BCĐ")
    assert made.committee == office.committee and Entry.objects.with_verb("books.list.loaded").count() == 1
    assert "Mọi dòng trong tệp đã có trong sổ" in tasks.shown(tasks.sent(*rows)) and Task.objects.count() == 2


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"Hạn": "01/03/2026"}, "trước ngày bắt đầu"),
        ({"Chủ trì": ""}, "thiếu đơn vị"),
        ({"Phối hợp": "00634; 99999"}, "99999"),
        ({"Theo văn bản số": "9/KH"}, "9/KH"),
        ({"Ban chỉ đạo": "77"}, "77"),
        ({"Ngày giao": "02/03/2090", "Hạn": "09/03/2090"}, "phía trước"),
    ],
    ids=lambda one: next(iter(one)) if isinstance(one, dict) else "",
)
def test_it_says_of_a_task_what_is_wrong(tasks: Sender, changed: dict[str, Any], sentence: str) -> None:
    text = tasks.tried(**changed)
    assert "Dòng 2" in text and sentence in text and not Task.objects.exists()


def test_it_enters_the_documents_of_a_list_with_what_they_replace(documents: Sender, office: Office) -> None:
    old = office.document()
    load = documents.sent(documents.row(**{"Thay thế": "15/CT-BCĐ"}))
    assert "Đã nạp xong" in documents.decided(load, "1-0-0-0")
    made = Document.objects.get(number="20/KH-BCĐ")
    assert (made.kind, made.committee, made.replaces) == ("plan", office.committee, old)
    assert Document.objects.get(pk=old.pk).stage == "replaced"


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"Loại": "thư tay"}, "không có trong danh mục"),
        ({"Số ký hiệu": "15/CT-BCĐ"}, "đã có"),
        ({"Người ký": ""}, "ô trống"),
        ({"Thay thế": "1/KH"}, "1/KH"),
        ({"BCĐ": "138; 89"}, "89"),
    ],
    ids=lambda one: next(iter(one)) if isinstance(one, dict) else "",
)
def test_it_says_of_a_document_what_is_wrong(
    documents: Sender, office: Office, changed: dict[str, Any], sentence: str
) -> None:
    office.document()
    text = documents.tried(**changed)
    assert "Dòng 2" in text and sentence in text and Document.objects.count() == 1


def test_it_gives_templates_to_whoever_may_assign_and_opens_to_nobody_else(
    tasks: Sender, documents: Sender, office: Office, signed: Signed
) -> None:
    assert len(tasks.template) == len(documents.template) == 3
    for book in (tasks, documents):
        assert Sender(signed(office.lan), book.book, book.good).status == 403
