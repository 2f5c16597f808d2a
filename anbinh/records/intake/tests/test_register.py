"""The register: search, filters, the file, the map, saved views, many reports to one officer."""

import json
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.utils import timezone

from anbinh.foundation.books.commands import delete_view, save_view
from anbinh.foundation.books.models import SavedView
from anbinh.foundation.journal.models import Entry
from anbinh.foundation.sealing import commands as sealing
from anbinh.foundation.units.models import Unit
from anbinh.kernels.identifiers import reserved
from anbinh.records.intake import commands, verbs
from anbinh.records.intake.commands import IntakeError
from anbinh.records.intake.models import Report
from anbinh.records.intake.register import COLUMNS
from anbinh.records.intake.tests.conftest import Desk, Fresh, on
from conftest import SignIn

REGISTER, MAP = "/can-bo/nguon-tin/", "/can-bo/nguon-tin/ban-do/"
PHONE = reserved("phone", 71)


def rows(client: Client, **query: str) -> set[str]:
    answer = client.get(f"{REGISTER}?{urlencode({**query, 'format': 'json', 'columns': 'code'})}", follow=True)
    return {row["code"] for row in json.loads(answer.content)["rows"]}


@pytest.fixture
def known(desk: Desk) -> dict[str, Report]:
    """Four reports that differ in everything that is asked for."""
    place = Unit.objects.coded("00004").on(on(2).date()).get()
    told: dict[str, dict[str, Any]] = {
        "phone": {"summary": f"Bị gọi từ số {PHONE.shown}, mất tiền.", "channel": "phone", "anonymous": False},
        "theft": {"summary": "Mất trộm xe máy tại chợ Phúc Lộc.", "received_at": on(5), "place_unit": place},
        "city": {"unit": desk.city_police, "kind": "media", "channel": "press", "anonymous": False},
        "weapon": {"summary": "Hỗn chiến, có hung khí.", "method": "F14", "article": "318", "clause": "2"},
    }
    found = {}
    for name, changed in told.items():
        draft = desk.draft(**changed)
        found[name] = commands.receive(draft, by=desk.thang, at=draft.received_at + timedelta(minutes=5)).report
    return found


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ({}, {"phone", "theft", "city", "weapon"}),
        ({"q": "mat trom xe may"}, {"theft"}),
        ({"q": "Mất trộm"}, {"theft"}),
        ({"channel": "press"}, {"city"}),
        ({"kind": "media"}, {"city"}),
        ({"so": PHONE.shown}, {"phone"}),
        ({"so": PHONE.value}, {"phone"}),
        ({"so": "0500 000 999"}, set()),
        ({"place": "00004"}, {"theft"}),
        ({"place": "-"}, {"phone", "city", "weapon"}),
        ({"unit": "CA-09739"}, {"phone", "theft", "weapon"}),
        ({"unit": "phuc loc"}, {"phone", "theft", "weapon"}),
        ({"unit": "CATP-PC02"}, {"city"}),
        ({"from": "2026-03-05"}, {"theft"}),
        ({"to": "2026-03-04"}, {"phone", "city", "weapon"}),
        ({"anonymous": "no"}, {"phone", "city"}),
        ({"anonymous": "yes"}, {"theft", "weapon"}),
        ({"offence": "318"}, {"weapon"}),
        ({"offence": "318.2"}, {"weapon"}),
        ({"offence": "318.1"}, set()),
        ({"method": "F14"}, {"weapon"}),
        ({"line": "TTXH"}, {"weapon"}),
        ({"stage": "open"}, {"phone", "theft", "city", "weapon"}),
        ({"stage": "decided"}, set()),
        ({"officer": "none"}, {"phone", "theft", "city", "weapon"}),
        ({"officer": "me"}, set()),
        ({"clock": "overdue"}, {"phone", "theft", "city", "weapon"}),
        ({"clock": "near"}, set()),
        ({"series": "không có"}, set()),
        ({"kind": "không có loại này"}, {"phone", "theft", "city", "weapon"}),
    ],
    ids=lambda value: str(sorted(value)) if isinstance(value, set) else str(value),
)
def test_it_finds_what_is_asked_for(
    known: dict[str, Report], sign_in: SignIn, query: dict[str, str], names: set[str]
) -> None:
    assert rows(sign_in("city_desk"), **query) == {known[name].code for name in names}


def test_it_shows_what_lies_within_reach_only(known: dict[str, Report], desk: Desk, sign_in: SignIn) -> None:
    assert rows(sign_in("duty_officer")) == {known[name].code for name in ("phone", "theft", "weapon")}
    assert sign_in("editor").get(REGISTER).status_code == 403


def test_it_says_what_is_due_soon(desk: Desk, sign_in: SignIn) -> None:
    now = timezone.now()
    report = commands.receive(desk.draft(received_at=now - timedelta(hours=23)), by=desk.thang, at=now).report
    assert rows(sign_in("city_desk"), clock="near") == {report.code}


def test_it_asks_the_database_little_however_many_rows(
    known: dict[str, Report], sign_in: SignIn, django_assert_max_num_queries: Any
) -> None:
    client = sign_in("city_desk")
    # Ten of the list itself, one of the bell, one of the alarm of objections.
    with django_assert_max_num_queries(12):
        client.get(REGISTER)


def test_it_writes_days_as_days_and_leaves_out_what_is_empty(known: dict[str, Report], sign_in: SignIn) -> None:
    client = sign_in("city_desk")
    asked = "?kind=&from_day=5&from_month=3&from_year=2026&to_day=&to_month=&to_year=&columns=code&columns=due"
    answer = client.get(REGISTER + asked)
    assert answer.status_code == 302 and answer["Location"] == f"{REGISTER}?columns=code%2Cdue&from=2026-03-05"
    wrong = client.get(f"{REGISTER}?from_day=31&from_month=2&from_year=2026", follow=True).content.decode()
    assert "error-summary" in wrong and known["theft"].code in wrong


@pytest.mark.parametrize("ending", ["csv", "xlsx", "json"])
def test_it_writes_no_identity_into_a_file(desk: Desk, sign_in: SignIn, ending: str) -> None:
    sealing.make_demonstration(at=on(1))
    name = {"full_name": "Nguyễn Thị Hoài Thương", "phone": reserved("phone", 91).shown}
    draft = desk.draft(anonymous=False, reporter=name, summary="Tôi là Nguyễn Thị Hoài Thương, bị lừa 5 triệu đồng.")
    commands.receive(draft, by=desk.lan, at=on(2, 9))
    every = ",".join(column.key for column in COLUMNS)
    content = sign_in("city_desk").get(f"{REGISTER}?format={ending}&columns={every}").content
    assert content and "Hoài Thương".encode() not in content


def test_it_draws_what_the_list_shows_and_leads_back_to_the_rows(known: dict[str, Report], sign_in: SignIn) -> None:
    client = sign_in("city_desk")
    page = client.get(f"{MAP}?q=xe+may").content.decode()
    assert "place=00004%2F2025-07-01" in page
    assert rows(client, q="xe may", place="00004/2025-07-01") == {known["theft"].code}
    assert "unit-map" not in client.get(f"{MAP}?place=-").content.decode()


@pytest.mark.parametrize(
    ("unit", "code"),
    [
        ("CA-09721", "CA-09721"),
        ("Công an xã Vân Phúc", "CA-09721"),
        ("CA-09721/2020-01-01", "CA-09721"),
        ("cong an xa phuc hoa", "CA-09763"),
        ("CA-272", "CA-272"),
        ("Công an huyện Phúc Thọ", "CA-272"),
    ],
)
def test_it_knows_the_units_of_the_days_it_shows(desk: Desk, sign_in: SignIn, unit: str, code: str) -> None:
    moment = on(2).replace(year=2024)
    old = Unit.objects.coded(code).on(moment.date()).get()
    draft = desk.draft(unit=old, received_at=moment, place_unit=old.parent)
    report = commands.receive(draft, by=desk.thang, at=moment + timedelta(minutes=5)).report
    desk.received()
    client = sign_in("city_desk")
    for name in ("unit", "place"):
        asked = {
            name: unit if name == "unit" else unit.replace("CA-", "").removeprefix("Công an ").removeprefix("cong an ")
        }
        assert rows(client, **asked) == rows(client, **asked, to="2024-12-31") == {report.code}
    assert 'data-on="2024-12-31"' in client.get(REGISTER, {"unit": unit, "to": "2024-12-31"}).content.decode()


def test_it_takes_a_code_for_the_unit_of_the_days_it_is_asked_about(desk: Desk, sign_in: SignIn) -> None:
    """Phúc Lộc of 2024 is one of the communes that today's Phúc Lộc came from."""
    moment = on(2).replace(year=2024)
    codes = {}
    for name, code in (("then", "CA-09739"), ("joined", "CA-09721")):
        draft = desk.draft(unit=Unit.objects.coded(code).on(moment.date()).get(), received_at=moment)
        codes[name] = commands.receive(draft, by=desk.thang, at=moment + timedelta(minutes=5)).report.code
    client = sign_in("city_desk")
    assert rows(client, unit="CA-09739") == set(codes.values())
    assert rows(client, unit="CA-09739", to="2024-12-31") == {codes["then"]}


def test_it_refuses_a_unit_there_never_was_and_one_of_several(desk: Desk, sign_in: SignIn) -> None:
    client = sign_in("city_desk")
    for unit in ("Công an xã Không Có", "CA-99999/2020-01-01", "van phuc"):
        assert client.get(REGISTER, {"unit": unit}).context["filters"].errors["unit"]


def test_it_knows_articles_clauses_and_lines_that_are_no_more(desk: Desk, sign_in: SignIn) -> None:
    moment = on(2).replace(year=2024)
    unit = Unit.objects.coded("CATP-PC02").on(moment.date()).get()
    draft = desk.draft(unit=unit, received_at=moment, article="250", clause="4")
    report = commands.receive(draft, by=desk.thang, at=moment + timedelta(minutes=5)).report
    client = sign_in("city_desk")
    assert rows(client, offence="250.4") == rows(client, offence="250.4", to="2024-12-31") == {report.code}
    assert client.get(REGISTER, {"offence": "999"}).context["filters"].errors["offence"]
    found = client.get("/can-bo/nguon-tin/toi-danh/", {"q": "250", "on": "2024-12-31"}).json()["units"]
    assert found[0]["code"] == "250.1"


def test_it_leads_from_an_identifier_to_exactly_the_reports_that_mention_it(
    desk: Desk, known: dict[str, Report], sign_in: SignIn
) -> None:
    desk.received(summary=f"Lại bị gọi từ số {PHONE.shown}.")
    page = sign_in("duty_officer").get(f"{REGISTER}{known['phone'].pk}/").content.decode()
    assert f"?so={PHONE.value}" in page.replace("%2B", "+") or f"?{urlencode({'so': PHONE.value})}" in page


def test_it_leads_to_loading_printing_and_handing_over(desk: Desk, known: dict[str, Report], sign_in: SignIn) -> None:
    page = sign_in("duty_officer").get(REGISTER).content.decode()
    assert "nap-so/" in page and "so-tiep-nhan.pdf?unit=CA-09739&amp;from=" in page and "ban-giao" not in page
    asked = {"unit": "CATP-PC02", "from": "2026-03-01", "to": "2026-03-31"}
    page = sign_in("city_desk").get(REGISTER, asked).content.decode()
    assert "so-tiep-nhan.docx?unit=CATP-PC02&amp;from=2026-03-01&amp;to=2026-03-31" in page and "ban-giao/" in page
    reader = sign_in("inspector").get(REGISTER).content.decode()
    assert "nap-so/" not in reader and "so-tiep-nhan" not in reader


def test_it_does_not_cut_a_printed_register_short_unsaid(
    desk: Desk, known: dict[str, Report], sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("anbinh.records.intake.views.printing.MOST_ROWS", 2)
    client = sign_in("duty_officer")
    answer = client.get(f"{REGISTER}so-tiep-nhan.pdf?unit=CA-09739&from=2026-03-01&to=2026-03-31")
    assert answer.status_code == 302 and answer["Location"].startswith(f"{REGISTER}?unit=CA-09739")
    assert "3 tin" in client.get(answer["Location"]).content.decode()
    assert client.get(f"{REGISTER}so-tiep-nhan.pdf?unit=CA-09739&from=2026-03-05").status_code == 200


def test_it_keeps_a_question_under_a_name(desk: Desk, sign_in: SignIn) -> None:
    client = sign_in("duty_officer")
    client.post(f"{REGISTER}giu-lai/", {"name": " Việc  của tổ 3 ", "query": "clock=overdue"})
    client.post(f"{REGISTER}giu-lai/", {"name": "Việc của tổ 3", "query": "clock=near"})
    [view] = SavedView.objects.of(desk.lan, "intake")
    assert (view.name, view.query) == ("Việc của tổ 3", "clock=near")
    assert "Việc của tổ 3" in client.get(REGISTER).content.decode()
    assert "Việc của tổ 3" not in sign_in("city_desk").get(REGISTER).content.decode()
    assert sign_in("city_desk").post(f"{REGISTER}giu-lai/{view.pk}/bo/").status_code == 404
    client.post(f"{REGISTER}giu-lai/{view.pk}/bo/")
    assert not SavedView.objects.of(desk.lan, "intake")


@pytest.mark.parametrize(("name", "query"), [("  ", "q=x"), ("x" * 81, "q=x"), ("Dài", "q=" + "x" * 1000)])
def test_it_refuses_a_view_that_cannot_be_kept(desk: Desk, name: str, query: str) -> None:
    with pytest.raises(IntakeError):
        save_view("intake", name=name, query=query, by=desk.lan)


def test_it_keeps_thirty_views_at_most_and_only_ones_own_are_deleted(desk: Desk) -> None:
    kept = [save_view("intake", name=f"Bộ lọc {n}", query="q=x", by=desk.lan) for n in range(30)]
    with pytest.raises(IntakeError):
        save_view("intake", name="Một bộ nữa", query="q=x", by=desk.lan)
    with pytest.raises(IntakeError):
        delete_view(kept[0], by=desk.thang)


def test_it_assigns_what_may_be_assigned_and_says_why_not_the_others(
    desk: Desk, known: dict[str, Report], sign_in: SignIn, fresh: Fresh
) -> None:
    commands.classify(known["city"], kind="media", by=desk.thang, at=on(3))
    ready, raw = fresh(known["city"]), known["phone"]
    ticked = [f"{ready.pk}.{ready.version}", f"{raw.pk}.{raw.version}"]
    client = sign_in("city_desk")
    page = client.post(f"{REGISTER}phan-cong/", {"row": ticked, "officer": desk.tuan.pk, "query": "q=x"})
    shown = page.content.decode()
    assert fresh(ready).officer == desk.tuan and fresh(raw).officer is None
    assert ready.code in shown and raw.code in shown and f"{REGISTER}?q=x" in shown
    again = client.post(f"{REGISTER}phan-cong/", {"row": ticked, "officer": desk.tuan.pk}).content.decode()
    assert fresh(ready).version == ready.version + 1, again  # sent twice, it was seen before the first


def test_it_assigns_nothing_without_ticks_officer_or_permission(
    desk: Desk, known: dict[str, Report], sign_in: SignIn, fresh: Fresh
) -> None:
    one = f"{known['city'].pk}.{known['city'].version}"
    client = sign_in("city_desk")
    for sent in (
        {"officer": desk.tuan.pk},
        {"row": one},
        {"row": one, "officer": 999999},
        {"row": "1.x", "officer": desk.tuan.pk},
    ):
        assert client.post(f"{REGISTER}phan-cong/", sent).status_code == 302
    assert sign_in("investigator").post(f"{REGISTER}phan-cong/", {"row": one}).status_code == 403
    out_of_reach = sign_in("duty_officer").post(f"{REGISTER}phan-cong/", {"row": one, "officer": desk.lan.pk})
    assert known["city"].code not in out_of_reach.content.decode() and fresh(known["city"]).officer is None
    assert 'name="row"' in client.get(REGISTER).content.decode()
    assert 'name="row"' not in sign_in("investigator").get(REGISTER).content.decode()


def test_it_lets_the_journal_say_who_took_the_register_out(
    known: dict[str, Report], desk: Desk, sign_in: SignIn
) -> None:
    client = sign_in("duty_officer")
    client.get(REGISTER)
    assert not Entry.objects.with_verb(verbs.TAKEN_OUT).exists()
    client.get(f"{REGISTER}?format=xlsx")
    client.get(f"{REGISTER}so-tiep-nhan.pdf?unit=CA-09739&from=2026-03-01")
    taken = Entry.objects.with_verb(verbs.TAKEN_OUT).in_chain_order()
    assert [(one.by, one.dimensions, one.quantity) for one in taken] == [
        (desk.lan, {"format": "xlsx"}, 0),
        (desk.lan, {"format": "pdf"}, 0),
    ]
