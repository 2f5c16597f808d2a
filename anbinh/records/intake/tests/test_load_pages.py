"""A register on its way through the pages, and through the command line."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import translation
from pytest_django import Settings

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books.loading import jobs, shelf
from anbinh.foundation.books.loading import pages as views
from anbinh.foundation.books.models import LoadMatching
from anbinh.foundation.sealing import commands as sealing
from anbinh.kernels.sheets import open_book
from anbinh.records.intake.cli import intake
from anbinh.records.intake.models import Load, Report
from anbinh.records.intake.tests.book import HEADINGS, book, row
from anbinh.records.intake.tests.conftest import Desk, on

NAME = "Đặng Thị Ngọc Ánh"


@pytest.fixture(autouse=True)
def _apart(settings: Settings, tmp_path: Path) -> Iterator[None]:
    """A folder of its own, and English, so that sentences can be read here."""
    settings.DATA = tmp_path
    settings.LANGUAGE_CODE = "en"
    with translation.override("en"):
        yield


@pytest.fixture
def lan(desk: Desk) -> Client:
    return _signed_in(desk.lan)


def _signed_in(person: Person) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.cookies["anbinh_language"] = "en"
    client.force_login(person)
    return client


def sent(client: Client, data: bytes, **more: str) -> Load:
    upload = SimpleUploadedFile("so.xlsx", data)
    answer = client.post(reverse("intake:loads"), {"file": upload, **more})
    assert answer.status_code == 302, answer.content.decode()
    return Load.objects.latest("pk")


def page(client: Client, load: Load, name: str = "load") -> str:
    return client.get(reverse(f"intake:{name}", kwargs={"key": load.pk}), follow=True).content.decode()


def decide(client: Client, load: Load, seen: str, **more: str) -> str:
    answer = client.post(reverse("intake:load", kwargs={"key": load.pk}), {"seen": seen, **more}, follow=True)
    return answer.content.decode()


def boxes(folder: Path) -> list[str]:
    return sorted(file.name for file in (folder / "loads").iterdir()) if (folder / "loads").exists() else []


def test_it_goes_from_the_file_to_the_register(lan: Client, tmp_path: Path) -> None:
    load = sent(lan, book([row(), row(STT=2)]))
    assert "Load 2 rows" in page(lan, load, "load_columns")
    assert not Report.objects.exists()
    said = decide(lan, load, "2-0-0-0")
    assert "The register is loaded" in said and Report.objects.count() == 2
    assert boxes(tmp_path) == [] and Load.objects.get().box == ""


def test_it_keeps_the_waiting_file_only_encrypted_and_only_for_this_browser(
    lan: Client, desk: Desk, tmp_path: Path
) -> None:
    sealing.make_demonstration(at=on(1))
    load = sent(lan, book([row(more={"Họ và tên": NAME})]))
    (box,) = boxes(tmp_path)
    kept = (tmp_path / "loads" / box).read_bytes()
    assert not kept.startswith(b"PK") and b"PK\x03\x04" not in kept
    assert "The file cannot be opened here" in page(_signed_in(desk.lan), load)
    assert _signed_in(desk.thang).get(reverse("intake:load", kwargs={"key": load.pk})).status_code == 404
    assert NAME not in json.dumps(list(Load.objects.values()), default=str)
    cookie = lan.cookies[f"anbinh_intake_{load.pk}"]
    assert cookie["httponly"] and cookie["path"] == reverse("intake:load", kwargs={"key": load.pk})


def test_it_throws_the_file_away_when_it_is_given_up_or_a_day_old(lan: Client, tmp_path: Path) -> None:
    first = sent(lan, book([row()]))
    lan.post(reverse("intake:load_drop", kwargs={"key": first.pk}))
    assert boxes(tmp_path) == [] and Load.objects.get().state == Load.State.DROPPED
    second = sent(lan, book([row()]))
    Load.objects.update(at=on(1))
    sent(lan, book([row()]))
    assert len(boxes(tmp_path)) == 1 and Load.objects.get(pk=second.pk).state == Load.State.DROPPED


def test_it_returns_refused_rows_with_reasons_to_whoever_sent_them(lan: Client, desk: Desk) -> None:
    load = sent(lan, book([row(), row(STT=2, more={"Tội danh": "Điều 999"})]))
    assert "Row 3" in page(lan, load) and "Load 1 row, leave 1 refused" in page(lan, load)
    address = reverse("intake:load_returned", kwargs={"key": load.pk})
    answer = lan.get(address)
    assert "no-store" in answer["Cache-Control"]
    returned = open_book(answer.content)
    (_heading, (_number, cells)) = returned.rows(returned.sheet_names[0])
    assert "999" in str(cells[len(HEADINGS)])
    assert _signed_in(desk.lan).get(address).status_code == 404


def test_it_loads_nothing_while_rows_are_refused_unless_told_to_leave_them(lan: Client) -> None:
    load = sent(lan, book([row(), row(STT=2, more={"Tội danh": "Điều 999"})]))
    assert "so nothing was loaded" in decide(lan, load, "1-0-0-1") and not Report.objects.exists()
    assert "The register is loaded" in decide(lan, load, "1-0-0-1", without_refused="on")
    assert Report.objects.count() == 1 and Load.objects.get().refused == 1


def test_it_does_nothing_else_than_what_was_seen(lan: Client) -> None:
    load = sent(lan, book([row()]))
    assert "changed since you looked" in decide(lan, load, "5-0-0-0")
    assert not Report.objects.exists()


def test_it_asks_what_an_unknown_column_holds_and_remembers_it(lan: Client, desk: Desk) -> None:
    headings = ["Chuyện" if heading == "Nội dung" else heading for heading in HEADINGS]
    load = sent(lan, book([row()], headings=headings))
    asked = page(lan, load)
    assert "What the columns hold" in asked and "Chuyện" in asked and "mất xe máy" in asked
    keys = {f"column_{index}": key for index, key in enumerate(_keys(headings))}
    address = reverse("intake:load_columns", kwargs={"key": load.pk})
    assert "Load 1 row" in lan.post(address, keys, follow=True).content.decode()
    assert LoadMatching.objects.get().person == desk.lan
    assert "Load 1 row" in page(lan, sent(lan, book([row(STT=9)], headings=headings)))


def _keys(headings: list[str]) -> list[str]:
    known = {
        "STT": "number",
        "Ngày giờ tiếp nhận": "received",
        "Đơn vị": "unit",
        "Hình thức": "channel",
        "Loại tin": "kind",
        "Chuyện": "summary",
    }
    return [known.get(heading, "") for heading in headings]


def test_it_refuses_two_columns_of_one_meaning(lan: Client) -> None:
    load = sent(lan, book([row()]))
    address = reverse("intake:load_columns", kwargs={"key": load.pk})
    said = lan.post(address, {"column_0": "summary", "column_1": "summary"}).content.decode()
    assert "Two columns have the same meaning" in said


def test_it_says_what_is_wrong_with_a_file_that_is_no_register(lan: Client, tmp_path: Path) -> None:
    answer = lan.post(reverse("intake:loads"), {"file": SimpleUploadedFile("x.xlsx", b"PK\x03\x04 broken")})
    assert answer.status_code == 200 and "damaged" in answer.content.decode()
    assert boxes(tmp_path) == [] and not Load.objects.exists()
    assert "Choose the file" in lan.post(reverse("intake:loads"), {}).content.decode()


def test_it_shows_how_far_a_long_load_is_and_says_when_it_broke_off(
    lan: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "AT_ONCE", 0)
    started: list[jobs.Job] = []
    monkeypatch.setattr(jobs, "start", started.append)
    load = sent(lan, book([row(), row(STT=2)]))
    assert "is being loaded" in decide(lan, load, "2-0-0-0")
    shelf.say(Load.objects.get().box, jobs.WRITING, 1, 2)
    assert "1 of 2" in page(lan, load)
    Load.objects.update(at=on(1))
    shelf.throw_away(*[name for name in [f"{Load.objects.get().box}.tick"] if name])
    said = page(lan, load)
    assert "interrupted" in said and "Load 2 rows" in said and not Report.objects.exists()
    decide(lan, load, "2-0-0-0")
    jobs.carry_out(started[-1])
    assert "The register is loaded" in page(lan, load) and Report.objects.count() == 2


def test_it_says_that_nothing_was_written_when_a_load_breaks(
    lan: Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def breaks(*_: Any, **__: Any) -> None:
        raise RuntimeError(NAME)

    monkeypatch.setattr(jobs, "write_load", breaks)
    load = sent(lan, book([row()]))
    said = decide(lan, load, "1-0-0-0")
    assert "unforeseen fault" in said and NAME not in said and "Load 1 row" in said
    assert "RuntimeError" in caplog.text and NAME not in caplog.text


def test_it_gives_the_template_and_reads_it_back(lan: Client) -> None:
    answer = lan.get(reverse("intake:load_template"))
    assert open_book(answer.content).sheet_names == ("Data", "Guide", "Lists")
    assert "no good row" in page(lan, sent(lan, answer.content)) or "nothing to load" in page(lan, Load.objects.get())


@pytest.mark.parametrize("who", ["tuan", "hong"])
def test_it_lets_nobody_in_who_may_not_load(desk: Desk, who: str) -> None:
    assert _signed_in(getattr(desk, who)).get(reverse("intake:loads")).status_code == 403


def test_it_refuses_a_unit_out_of_reach(lan: Client) -> None:
    answer = lan.post(
        reverse("intake:loads"), {"file": SimpleUploadedFile("so.xlsx", book([row()])), "unit": "CA-00004"}
    )
    assert "Your post does not allow" in answer.content.decode()


def run(*arguments: str) -> Any:
    return CliRunner().invoke(intake, ["import", *arguments])


def test_it_tells_a_program_what_would_happen(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "so.xlsx"
    file.write_bytes(
        book([row(), row(STT=2, more={"Họ và tên": NAME, "SĐT": "0500 000 12 và 13", "Tội danh": "Điều 999"})])
    )
    outcome = run(str(file), "--dry-run", "--json")
    told = json.loads(outcome.stdout)
    assert outcome.exit_code == 1
    assert set(told) == {
        "file",
        "sheet",
        "dry_run",
        "written",
        "create",
        "change",
        "unchanged",
        "refused",
        "refusals",
        "notices",
        "skipped",
    }
    assert (told["create"], told["refused"], told["written"]) == (1, 1, False)
    assert told["refusals"][0]["row"] == 3
    assert NAME not in outcome.stdout and "0500" not in outcome.stdout
    assert not Load.objects.exists() and not Report.objects.exists()


def test_it_loads_from_the_command_line_once(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "so.xlsx"
    file.write_bytes(book([row(more={"Đơn vị": ""}), row(STT=2)]))
    assert json.loads(run(str(file), "--unit", "CA-09739", "--json").stdout)["create"] == 2
    again = json.loads(run(str(file), "--unit", "CA-09739", "--json").stdout)
    assert (again["create"], again["unchanged"], Report.objects.count(), Load.objects.count()) == (0, 2, 2, 1)


def test_it_writes_the_refused_rows_beside_the_good_ones_it_loads(desk: Desk, tmp_path: Path) -> None:
    file, back = tmp_path / "so.xlsx", tmp_path / "back.xlsx"
    file.write_bytes(book([row(), row(STT=2, more={"Loại tin": "?"})]))
    assert run(str(file)).exit_code == 1 and not Report.objects.exists()
    assert run(str(file), "--without-refused", "--refused", str(back)).exit_code == 0
    assert Report.objects.count() == 1 and back.read_bytes().startswith(b"PK")


@pytest.mark.parametrize("arguments", [("none.xlsx",), ("so.xlsx", "--unit", "xyz"), ("so.xlsx", "--sheet", "Khác")])
def test_it_ends_with_two_on_bad_input(desk: Desk, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    (tmp_path / "so.xlsx").write_bytes(book([row()]))
    outcome = run(str(tmp_path / arguments[0]), *arguments[1:])
    assert outcome.exit_code == 2 and outcome.stderr.count("\n") == 1


def test_it_reads_awkward_books_whole(desk: Desk, tmp_path: Path) -> None:
    """Titles above, a phone without its zero, days as numbers and text, a sum and a signature at the end."""
    sealing.make_demonstration(at=on(1))
    titles = ("CÔNG AN XÃ PHÚC LỘC", "SỔ TIẾP NHẬN NGUỒN TIN VỀ TỘI PHẠM", "Năm 2026", "")
    rows = [
        row(more={"Họ và tên": NAME, "SĐT": 500000123, "Ngày giờ tiếp nhận": on(2, 8, 15).replace(tzinfo=None)}),
        row(STT=2, more={"Ngày giờ tiếp nhận": "8h30 ngày 3.3.26", "Hình thức": "Qua điện thoại", "Loại tin": "TB"}),
        ["", "", "", "", "", "", "", "", "", "", "", "", "", "", "", ""],
        ["Cộng: 2 tin"],
        ["", "", "", "", "", "", "", "", "Phúc Lộc, ngày 31 tháng 3 năm 2026"],
        ["", "", "", "", "", "", "", "", "NGƯỜI LẬP SỔ"],
    ]
    file = tmp_path / "so.xlsx"
    file.write_bytes(book(rows, above=titles))
    told = json.loads(run(str(file), "--json").stdout)
    assert (told["create"], told["refused"], len(told["skipped"])) == (2, 0, 3)
    assert sorted(Report.objects.values_list("channel", "received_at")) == [
        ("in_person", on(2, 8, 15)),
        ("phone", on(3, 8, 30)),
    ]
