"""Reception at the counter: what is written, sealed, suggested, shown once; and nothing typed is ever lost."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from anbinh.foundation.sealing import commands as sealing
from anbinh.foundation.sealing.models import Envelope
from anbinh.foundation.web import qr
from anbinh.kernels.identifiers import Sex, reserved, reserved_citizen_number
from anbinh.records.intake import commands
from anbinh.records.intake.forms.counter import CounterForm, amount_in
from anbinh.records.intake.leads import proof_query
from anbinh.records.intake.models import Mention, Report
from anbinh.records.intake.tests.conftest import CITY, Desk, on
from conftest import SignIn

COUNTER = "/can-bo/nguon-tin/tiep-nhan/"
NUMBER = reserved_citizen_number(1, sex=Sex.FEMALE, birth_year=1971).value
NAME = "Nguyễn Thị Hoài Thương"
CARD = f"{NUMBER}||{NAME}|12041971|Nữ|Thôn Bãi Đồi, xã Phúc Lộc, Hà Nội|01072021"
TEXT = "Khoảng 20 giờ có người gọi điện tự xưng công an, yêu cầu chuyển 45 triệu đồng để phục vụ điều tra."


def sent(**changed: Any) -> dict[str, Any]:
    """The form as an officer sends it; None leaves a field out."""
    now = timezone.localtime() - timedelta(minutes=5)
    plain: dict[str, Any] = {
        "channel": "in_person",
        "kind": "denunciation",
        "unit": "CA-09739",
        "who": "anonymous",
        "summary": TEXT,
        "received_day": now.day,
        "received_month": now.month,
        "received_year": now.year,
        "clock": f"{now:%H:%M}",
        "token": "t" * 22,
        "action": "enter",
    }
    return {name: value for name, value in {**plain, **changed}.items() if value is not None}


@pytest.fixture
def lan(sign_in: SignIn, desk: Desk) -> Client:
    sealing.make_demonstration(at=timezone.now())
    return sign_in("duty_officer")


def only() -> Report:
    found: Report = Report.objects.get()
    return found


def test_it_starts_with_the_unit_of_the_post_and_now(lan: Client) -> None:
    page = lan.get(COUNTER)
    text = page.content.decode()
    assert 'value="CA-09739"' in text and f'value="{timezone.localdate().year}"' in text
    assert "no-store" in page["Cache-Control"]
    assert "Trịnh Văn Nam" in text  # who can open the sealed part


def test_it_receives_and_shows_the_code_once(lan: Client) -> None:
    page = lan.post(COUNTER, sent())
    report = only()
    text = page.content.decode()
    code = next(line for line in text.splitlines() if "receipt-code" in line)
    digits = "".join(letter for letter in code.split(">")[1] if letter.isdigit())
    assert len(digits) == 16 and "no-store" in page["Cache-Control"]
    assert digits not in str(dict(lan.session)) and report.code in text
    assert f"/can-bo/nguon-tin/{report.pk}/phan-loai/" in text
    again = lan.post(COUNTER, sent())
    assert again.status_code == 302 and Report.objects.count() == 1


def test_it_prints_the_way_to_the_report_and_the_proof_of_receipt(lan: Client) -> None:
    text = lan.post(COUNTER, sent()).content.decode()
    code = re.sub(r"\D", "", text.split('class="receipt-code">')[1].split("<")[0])
    receipt = only().receipt
    assert qr.drawn(f"http://testserver/tra-cuu/#ma={code}") in text and "http://testserver/tra-cuu/" in text
    proof = proof_query(receipt)
    assert qr.drawn(f"http://testserver/kiem-chung/?{proof}") in text and code not in proof


@pytest.mark.parametrize(
    ("side", "told", "printed"),
    [
        ("staff", "https://baotin.example", "https://baotin.example/tra-cuu/"),
        ("both", "https://baotin.example", "https://baotin.example/tra-cuu/"),
        ("staff", "", ""),
    ],
)
def test_it_leads_to_the_public_side_wherever_that_is(
    lan: Client, settings: Settings, side: str, told: str, printed: str
) -> None:
    settings.PUBLIC_ADDRESS, settings.SIDE = told, side
    text = lan.post(COUNTER, sent()).content.decode()
    assert (printed in text and 'class="qr"' in text) if printed else ('class="qr"' not in text)


def test_it_seals_who_reported_and_writes_it_nowhere_else(lan: Client, desk: Desk) -> None:
    told = f"Tôi là {NAME}. {TEXT} Gọi lại cho tôi số 0500 000 901."
    identity = {"full_name": NAME, "number": NUMBER, "phone": "0500 000 901", "sex": "female", "born_on": "12/04/1971"}
    page = lan.post(COUNTER, sent(who="named", summary=told, identifiers="0500 000 901", **identity))
    assert page.status_code == 200
    report = only()
    assert report.envelope is not None and not report.anonymous
    assert NAME not in report.summary and "901" not in report.summary
    assert not Mention.objects.filter(report=report).exists()
    assert NAME not in str(Report.objects.filter(pk=report.pk).values()) and NAME.encode() not in page.content


def test_it_writes_down_the_event(lan: Client) -> None:
    moments = {
        "postmarked_day": 1,
        "postmarked_month": 3,
        "postmarked_year": 2026,
        "happened_day": 27,
        "happened_month": 2,
        "happened_year": 2026,
        "happened_clock": "20h15",
        "until_day": 28,
        "until_month": 2,
        "until_year": 2026,
    }
    facts = {
        "channel": "post",
        "source": "Báo Hà Nội mới",
        "place": "Chợ Phúc Lộc",
        "place_unit": "09739",
        "damage_words": "khoảng 45 triệu đồng",
        "victims": "2",
        "identifiers": "0500 000 123\nVCB 00000000123",
        "method": "F14",
        "offence": "174.2",
        "is_complex": "on",
        "urgent": "on",
    }
    lan.post(COUNTER, sent(**moments, **facts))
    report = only()
    assert (report.channel, report.postmarked_on, report.source) == ("post", date(2026, 3, 1), "Báo Hà Nội mới")
    assert report.happened_at is not None and report.happened_at.astimezone(CITY).hour == 20
    assert report.happened_until is not None and report.happened_until.astimezone(CITY).hour == 23
    assert (report.damage, report.damage_words, report.victims) == (45_000_000, "khoảng 45 triệu đồng", 2)
    assert (report.article, report.clause, report.severity, report.method) == ("174", "2", "NT", "F14")
    assert report.place_unit is not None and report.place_unit.code == "09739" and report.is_complex and report.urgent
    assert {one.kind for one in Mention.objects.filter(report=report)} == {"phone", "account"}


def test_it_keeps_what_nobody_remembers_as_not_remembered(lan: Client) -> None:
    lan.post(COUNTER, sent(happened_unknown="on", place_unknown="on"))
    report = only()
    assert report.happened_at is None and report.happened_words == report.place != ""


def test_it_takes_a_place_of_any_epoch(lan: Client) -> None:
    lan.post(COUNTER, sent(place_unit="09721"))
    report = only()
    assert report.place_unit is not None and report.place_unit.code == "09721" and report.place_unit.valid_to


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"summary": ""}, "summary"),
        ({"unit": "không có"}, "unit"),
        ({"clock": "25:00"}, "clock"),
        ({"received_day": 31, "received_month": 2}, "received"),
        ({"received_year": 2126}, "received"),
        ({"happened_day": 1, "happened_month": 1, "happened_year": 2126}, "happened"),
        ({"happened_clock": "20:00"}, "happened"),
        ({"who": "named"}, "full_name"),
        ({"who": "named", "full_name": "A", "number": "123"}, "number"),
        ({"who": "named", "full_name": "A", "number": "00a123456789"}, "number"),
        ({"offence": "9999"}, "offence"),
        ({"victims": "-1"}, "victims"),
        ({"channel": "online"}, "channel"),
    ],
    ids=str,
)
def test_it_names_what_is_wrong_and_loses_nothing(lan: Client, changed: dict[str, Any], field: str) -> None:
    page = lan.post(COUNTER, sent(**{"place": "Ngõ 5, chợ Phúc Lộc", **changed}))
    text = page.content.decode()
    assert "error-summary" in text and f"#id_{field}" in text and "Ngõ 5, chợ Phúc Lộc" in text
    assert not Report.objects.exists()


def test_it_keeps_the_chosen_files_when_the_form_comes_back(lan: Client) -> None:
    picture = SimpleUploadedFile("ghi-chep.txt", b"x", content_type="text/plain")
    text = lan.post(COUNTER, sent(summary="", uploads=picture)).content.decode()
    assert "ghi-chep.txt" in text


def test_it_refuses_another_units_reports_with_a_sentence(lan: Client) -> None:
    text = lan.post(COUNTER, sent(unit="CA-00004")).content.decode()
    assert "error-summary" in text and not Report.objects.exists()


def test_it_says_what_to_do_when_nobody_could_open_the_envelope(sign_in: SignIn, desk: Desk) -> None:
    client = sign_in("duty_officer")
    assert "sealed-note" in client.get(COUNTER).content.decode()
    page = client.post(COUNTER, sent(who="named", full_name=NAME))
    assert "error-summary" in page.content.decode() and NAME in page.content.decode()
    assert not Report.objects.exists() and not Envelope.objects.exists()


def test_it_asks_for_a_look_when_a_report_is_alike_and_enters_on_the_second_time(lan: Client, desk: Desk) -> None:
    now = timezone.now()
    first = commands.receive(desk.draft(summary=TEXT, received_at=now - timedelta(days=1)), by=desk.lan, at=now).report
    page = lan.post(COUNTER, sent()).content.decode()
    assert Report.objects.count() == 1 and first.code in page and "look check" in page and TEXT[:40] in page
    seal = page.split('name="seen" value="')[1].split('"')[0]
    done = lan.post(COUNTER, sent(seen=seal, merge_into=first.pk)).content.decode()
    second = Report.objects.exclude(pk=first.pk).get()
    assert f"/{second.pk}/nhap/?into={first.code.replace('/', '%2F')}" in done
    assert second.merged_into is None  # never by itself
    merge = lan.get(f"/can-bo/nguon-tin/{second.pk}/nhap/", {"into": first.code}).content.decode()
    assert f'value="{first.code}"' in merge


def test_it_tells_only_the_number_of_reports_out_of_reach(lan: Client, desk: Desk) -> None:
    now, said = timezone.now(), reserved("phone", 77).shown
    there = desk.draft(unit=desk.other_commune, summary=f"Số {said} lừa đảo.", received_at=now - timedelta(days=2))
    other = commands.receive(there, by=desk.thang, at=now).report
    page = lan.post(COUNTER + "giong/", {"summary": f"Bị số {said} gọi."}).content.decode()
    assert other.code not in page and "understood" in page
    assert not Report.objects.exclude(pk=other.pk).exists()


def test_it_leaves_out_what_the_officer_took_out(lan: Client) -> None:
    one, two = reserved("phone", 5), reserved("phone", 6)
    lan.post(COUNTER, sent(summary=f"{TEXT} Số {one.shown}.", identifiers=two.shown, drop=[f"phone|{one.value}"]))
    assert [m.value for m in Mention.objects.filter(report=only())] == [two.value]


def test_it_fills_the_form_from_a_scanned_card(lan: Client) -> None:
    found = lan.post(COUNTER + "the/", {"card": CARD}).json()
    assert found["fields"]["full_name"] == NAME and found["fields"]["number"] == NUMBER and not found["refused"]
    assert found["fields"]["born_on"] == "12/04/1971" and found["fields"]["sex"] == "female"
    assert lan.post(COUNTER + "the/", {"card": "không phải thẻ"}).json()["refused"]
    wrong = lan.post(COUNTER + "the/", {"card": CARD.replace("|Nữ|", "|Nam|")}).json()
    assert wrong["warnings"] and not wrong["refused"]


def test_it_reads_the_card_without_script_and_enters_nothing(lan: Client) -> None:
    text = lan.post(COUNTER, sent(action="card", card=CARD, summary="", place="Chợ")).content.decode()
    assert f'value="{NAME}"' in text and f'value="{NUMBER}"' in text and 'value="Chợ"' in text
    assert "error-summary" not in text and CARD not in text and not Report.objects.exists()
    empty = lan.post(COUNTER, sent(action="card", card="")).content.decode()
    assert TEXT in empty and not Report.objects.exists()


def test_it_asks_for_a_look_when_number_and_sex_differ(lan: Client) -> None:
    given = {"who": "named", "full_name": NAME, "number": NUMBER, "sex": "male", "born_on": "1980"}
    page = lan.post(COUNTER, sent(**given)).content.decode()
    assert "look check" in page and not Report.objects.exists()
    seal = page.split('name="seen" value="')[1].split('"')[0]
    lan.post(COUNTER, sent(**given, seen=seal))
    assert Report.objects.count() == 1


@pytest.mark.parametrize(
    ("told", "amount"),
    [
        ("45 triệu", 45_000_000),
        ("khoảng 2 tỷ 300 triệu đồng và một xe máy", 2_300_000_000),
        ("hơn 1tr5", 1_500_000),
        ("43.570.000 đ", 43_570_000),
        ("2 xe máy, 15 triệu đồng", 15_000_000),
        ("2 xe máy", None),
        ("một điện thoại", None),
        ("", None),
    ],
)
def test_it_understands_amounts_as_people_say_them(told: str, amount: int | None) -> None:
    assert amount_in(told) == amount


def test_it_counts_a_day_without_an_hour_as_the_whole_day() -> None:
    form = CounterForm(
        sent(
            received_day=2, received_month=3, received_year=2026, happened_day=1, happened_month=3, happened_year=2026
        ),
        at=on(20, month=11),
    )
    form.is_valid()
    assert (form.happened_at, form.happened_until) == (on(1, 0), on(1, 23, 59))


@pytest.mark.parametrize("role", ["inspector", "standing_office", "editor", "administrator"])
def test_it_lets_only_those_who_receive_come_to_the_counter(desk: Desk, sign_in: SignIn, role: str) -> None:
    client = sign_in(role)
    assert client.get(COUNTER).status_code == 403
    assert client.post(COUNTER + "giong/").status_code == client.post(COUNTER + "the/").status_code == 403
