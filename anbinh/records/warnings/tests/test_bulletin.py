"""Items for Bulletin 141: two people, an embargo, nobody recognised, what the editor sees and notes."""

from datetime import timedelta
from http import HTTPStatus

import pytest
from django.urls import reverse
from django.utils import timezone

from anbinh.foundation.books.commands import Paper, Refusal
from anbinh.foundation.files.tests.conftest import upload
from anbinh.foundation.files.tests.samples import photo
from anbinh.foundation.journal.models import Entry
from anbinh.records.warnings import commands, verbs
from anbinh.records.warnings.models import Broadcast, Item
from anbinh.records.warnings.showing import files_of
from anbinh.records.warnings.tests.conftest import Office, again, on
from conftest import Signed, SignIn


def supplied() -> int:
    return sum(one.quantity for one in Entry.objects.with_verb(verbs.SUPPLIED).counting())


def test_it_counts_an_item_once_a_second_person_released_it(office: Office) -> None:
    item = office.written()
    assert (item.code, supplied()) == ("BT-CATP-PV05/2026/001", 0)
    commands.submit_item(again(item), by=office.thang, at=on(2))
    with pytest.raises(Refusal, match="không được tự duyệt"):
        commands.release(again(item), by=office.thang, at=on(2))
    commands.release(again(item), by=office.ha, at=on(2))
    assert supplied() == 1
    assert Entry.objects.with_verb(verbs.SUPPLIED).get().dimensions == {"topic": "case", "method": "M01"}


def test_it_counts_a_withdrawn_item_no_more(office: Office) -> None:
    item = office.released()
    commands.withdraw(item, text="Vụ án còn điều tra.", by=office.ha, at=on(3))
    assert supplied() == 0 and not Item.objects.open_to_editors(on(4)).exists()


@pytest.mark.parametrize(
    ("field", "text", "named"),
    [
        ("text", "Bị hại là chị Trần Thị Mai, 34 tuổi.", "Mai"),
        ("text", "Người báo tin: ông Lê Văn Bình cho biết.", "Bình"),
        ("text", "Gọi 0912 345 678 để xác minh.", "0912 345 678"),
        ("figures", "Tài khoản Vietcombank 0011001234567 nhận 300 triệu", "0011001234567"),
        ("title", "Xe biển số 30A-123.45 gây án", "30A-123.45"),
        ("text", "Nạn nhân ở số nhà 12 ngõ 5.", "số nhà 12"),
        ("text", "Thư gửi về an@example.org.", "an@example.org"),
        ("text", "Trang web vay-nhanh-24h.top đã bị chặn.", "vay-nhanh-24h.top"),
    ],
)
def test_it_refuses_to_pass_on_what_tells_who_somebody_is(office: Office, field: str, text: str, named: str) -> None:
    item = office.written(**{field: text})
    with pytest.raises(Refusal, match=named):
        commands.submit_item(again(item), by=office.thang, at=on(2))
    assert again(item).stage == "draft"


def test_it_lets_an_office_its_hotline_and_common_words_stand(office: Office) -> None:
    text = (
        "Công an Hà Nội bắt ba người. Gọi 113. Ông bà, anh chị không chuyển tiền; chị em bảo nhau. "
        "Cô giáo dặn các cháu. Bà con phường Ngọc Hà báo tin ngay."
    )
    item = office.written(text=text)
    commands.submit_item(again(item), by=office.thang, at=on(2))
    assert again(item).stage == "submitted"


def test_it_shows_an_editor_nothing_before_its_hour(office: Office, signed: Signed) -> None:
    now = timezone.now()
    item = office.released(title="Trước giờ", embargo_at=now + timedelta(hours=2))
    office.written(title="Chưa duyệt")
    client = signed(office.linh)
    shown = client.get(reverse("bulletin:workspace")).content.decode()
    assert "Trước giờ" not in shown and "Chưa duyệt" not in shown
    assert client.get(reverse("bulletin:released", kwargs={"key": item.pk})).status_code == HTTPStatus.NOT_FOUND
    assert Item.objects.open_to_editors(now + timedelta(hours=3)).get() == item


def test_it_shows_an_editor_the_item_and_no_writer(office: Office, signed: Signed) -> None:
    item = office.released(figures="3 ứng dụng", contact="Phòng PV05")
    shown = signed(office.linh).get(reverse("bulletin:released", kwargs={"key": item.pk})).content.decode()
    assert "Nhóm này dùng ba ứng dụng." in shown and "3 ứng dụng" in shown and "Phòng PV05" in shown
    assert "Nguyễn Đức Thắng" not in shown and "Lê Thị Thu Hà" not in shown


def test_it_gives_an_editor_the_pictures_of_released_items_alone(office: Office, signed: Signed) -> None:
    item = office.written()
    commands.add_pictures(again(item), Paper(uploads=[upload(photo())]), by=office.thang, at=on(2))
    way = reverse("bulletin:material", kwargs={"key": item.pk, "file": files_of(item)[0].pk})
    assert signed(office.linh).get(way).status_code == HTTPStatus.NOT_FOUND
    commands.submit_item(again(item), by=office.thang, at=on(2))
    commands.release(again(item), by=office.ha, at=on(2))
    assert signed(office.linh).get(way).status_code == HTTPStatus.OK


def test_it_lets_the_editor_note_when_it_was_on_air(office: Office, signed: Signed) -> None:
    item = office.released()
    way = reverse("bulletin:released", kwargs={"key": item.pk})
    typed = {"programme": "Bản tin 141", "day_day": "2", "day_month": "3", "day_year": "2026", "clock": "18:30"}
    client = signed(office.linh)
    client.post(way, typed)
    noted = Broadcast.objects.of(item).get()
    assert noted.aired_at == on(2, 18) + timedelta(minutes=30)
    assert not Item.objects.never_aired().exists()
    client.post(reverse("bulletin:strike", kwargs={"key": item.pk, "broadcast": noted.pk}))
    assert Item.objects.never_aired().exists() and Broadcast.objects.of(item).exists()


@pytest.mark.parametrize(("day", "sentence"), [(1, "Trước giờ được đọc"), (9, "chưa tới")])
def test_it_refuses_an_impossible_hour(office: Office, day: int, sentence: str) -> None:
    item = office.released()
    with pytest.raises(Refusal, match=sentence):
        commands.note_broadcast(item, aired_at=on(day, 18), programme="Bản tin", by=office.linh, at=on(5))


def test_it_lets_nobody_else_note_a_broadcast(office: Office) -> None:
    with pytest.raises(Refusal, match="chưa cung cấp"):
        commands.note_broadcast(office.released(), aired_at=on(3), programme="Bản tin", by=office.thang, at=on(5))


def test_it_returns_an_item_and_takes_a_step_back(office: Office) -> None:
    item = office.written()
    commands.submit_item(again(item), by=office.thang, at=on(2))
    commands.return_item(again(item), text="Thiếu số liệu.", by=office.ha, at=on(2))
    assert again(item).stage == "draft"
    commands.correct_item(again(item), values={"title": "Tiêu đề nhầm"}, by=office.thang, at=on(3))
    commands.take_item_back(again(item), reason="Nhầm.", by=office.thang, at=on(3))
    assert again(item).title == "Triệt phá nhóm cho vay"


@pytest.mark.parametrize(
    ("changed", "sentence"), [({"text": ""}, "viết lời"), ({"contact": " "}, "gọi cho ai"), ({"method": "X9"}, "X9")]
)
def test_it_refuses_bad_input_with_a_sentence(office: Office, changed: dict[str, str], sentence: str) -> None:
    with pytest.raises(Refusal, match=sentence):
        office.written(**changed)
    assert not Item.objects.exists()


def test_it_writes_an_item_from_the_form_with_its_hour(office: Office, signed: Signed) -> None:
    typed = {
        "topic": "law",
        "title": "Đưa tiền là đưa hối lộ",
        "text": "Người đưa cũng bị xử lý.",
        "contact": "Phòng PV05",
        "unit": "CATP-PV05",
        "day_day": "6",
        "day_month": "3",
        "day_year": "2026",
        "clock": "18h30",
    }
    answer = signed(office.thang).post(reverse("bulletin:enter"), typed)
    item = Item.objects.get()
    assert answer.headers["Location"] == reverse("bulletin:record", kwargs={"key": item.pk})
    assert (item.embargo_at, item.writer) == (on(6, 18) + timedelta(minutes=30), office.thang)


@pytest.mark.parametrize(
    ("role", "route", "status"),
    [
        ("editor", "index", HTTPStatus.FORBIDDEN),
        ("editor", "workspace", HTTPStatus.OK),
        ("city_desk", "workspace", HTTPStatus.FORBIDDEN),
        ("inspector", "index", HTTPStatus.OK),
        ("duty_officer", "index", HTTPStatus.FORBIDDEN),
    ],
)
def test_it_opens_each_side_to_whom_it_concerns(role: str, route: str, status: int, sign_in: SignIn) -> None:
    assert sign_in(role).get(reverse(f"bulletin:{route}")).status_code == status
