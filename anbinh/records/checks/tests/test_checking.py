"""Checking, by anybody: the server learns nothing by groups, and keeps nothing of what is sent on purpose."""

import hashlib
import json
import logging
import shutil
import subprocess
from http import HTTPStatus
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from anbinh.foundation.books.commands import Paper
from anbinh.kernels.identifiers import page_rules, reserved
from anbinh.records.checks import commands, rules
from anbinh.records.checks.models import Contest, Listing
from anbinh.records.checks.tests.conftest import Desk, listed, named, on

NUMBER = reserved("phone", 7)
WAY = reverse("checking:check")


def group(prefix: str) -> list[str]:
    answer = Client().get(reverse("checking:group", kwargs={"prefix": prefix}))
    assert answer.status_code == HTTPStatus.OK and answer["Cache-Control"] == "no-store, private"
    return answer.content.decode().splitlines()


def lines_of(listing: Listing) -> list[str]:
    return [one[61:] for one in group(listing.prefix) if listing.prefix + one[:61] == listing.digest]


def sent(number: str) -> str:
    """What a page without script shows: the verdicts that are not hidden."""
    page = Client().post(WAY, {"number": number}).content.decode()
    opened = [(one.split(">")[0], one) for one in page.split("<section ")[1:]]
    return "\n".join(one for tag, one in opened if "data-answer" in tag and " hidden" not in tag)


def test_it_tells_by_group_what_is_checked_confirmed_and_taken_off(desk: Desk) -> None:
    listing = listed(desk)
    assert lines_of(listing) == ["c20260305F14........."]
    commands.confirm(listing, Paper(number="7/QĐ"), ground="decision", by=desk.tuan, at=on(6))
    assert lines_of(listing) == ["x20260306F14........."]
    commands.withdraw(Listing.objects.get(), Paper(text="Không đúng."), by=desk.tuan, at=on(8))
    assert lines_of(listing) == ["w20260308F14........."]


def test_it_tells_nothing_that_is_over(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    listing = listed(desk)
    monkeypatch.setattr("django.utils.timezone.now", lambda: on(20, month=4))
    assert lines_of(listing) == []


def test_it_answers_every_group_with_as_much(desk: Desk) -> None:
    listing = listed(desk)
    empty = next(f"{one:03x}" for one in range(4096) if f"{one:03x}" != listing.prefix)
    full, other = group(listing.prefix), group(empty)
    assert len(full) == len(other) == 64
    assert {len(one) for one in (*full, *other)} == {82}
    assert group(empty) != other, "blind lines are drawn anew"


@pytest.mark.parametrize("prefix", ["ab", "abcd", "xyz", "ABC"])
def test_it_knows_no_other_groups(db: None, prefix: str) -> None:
    assert Client().get(f"{WAY}nhom/{prefix}").status_code == HTTPStatus.NOT_FOUND


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("0500 000 007", "Đừng chuyển tiền"),
        ("0500 000 008", "Đang kiểm tra"),
        ("0500 000 009", "không có nghĩa là an toàn"),
        ("xin chào", "Chưa đọc được"),
    ],
)
def test_it_answers_honestly_without_script(desk: Desk, typed: str, said: str) -> None:
    named(desk), named(desk, story=1)
    commands.confirm(listed(desk), Paper(), ground="reports", compared=True, by=desk.tuan, at=on(6))
    listed(desk, number=8)
    shown = sent(typed)
    assert said in shown and shown.count("<h2>") == 1


def test_it_keeps_nothing_of_what_was_checked(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    listed(desk)
    caplog.set_level(logging.DEBUG)
    digest = hashlib.sha256(f"phone:{NUMBER.value}".encode()).hexdigest()
    before = _dump()
    client = Client()
    client.get(WAY)
    client.get(reverse("checking:group", kwargs={"prefix": digest[:3]}))
    client.post(WAY, {"number": "0500 000 007"})
    written = "\n".join(f"{one.getMessage()} {one.exc_text or ''}" for one in caplog.records)
    shown = _no_sql(caplog, written)
    assert not [mark for mark in ("0500 000 007", "0500000007", NUMBER.value, digest) if mark in shown]
    assert _dump() == before, "no row of any table tells of it"
    assert set(client.cookies) <= {"csrftoken"}, "the shell's own, of the switch of languages"


def _no_sql(caplog: pytest.LogCaptureFixture, written: str) -> str:
    """What a server writes: statements are shown to a developer alone, and only with DEBUG."""
    statements = {one.getMessage() for one in caplog.records if one.name == "django.db.backends"}
    return "\n".join(line for line in written.splitlines() if line.strip() and line.strip() not in statements)


def _dump() -> str:
    parts = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            parts += [table, *(repr(row) for row in cursor.fetchall())]
    return "\n".join(parts)


def test_it_receives_an_objection_and_gives_the_answer_for_its_code(desk: Desk) -> None:
    listing = listed(desk)
    client, way = Client(), reverse("checking:contest")
    page = client.post(way, {"number": "0500000007", "text": "Đây là số của tôi."}).content.decode()
    code = page.split('<p class="code">')[1].split("</p>")[0]
    assert "17/03/2026" in page and Contest.objects.get().text == "Đây là số của tôi."
    read = reverse("checking:answer")
    assert "Đang xem xét" in client.post(read, {"code": code}).content.decode()
    listing.refresh_from_db()
    answer = Paper(text="Số đã được chuyển chủ; đã gỡ.")
    commands.answer(listing, answer, objection=Contest.objects.get(), stays=False, by=desk.tuan, at=on(10, 9))
    assert answer.text in client.post(read, {"code": code}).content.decode()
    assert "Không có phản đối nào mang mã này" in client.post(read, {"code": "1" * 16}).content.decode()
    assert "mười sáu chữ số" in client.post(read, {"code": "12"}).content.decode()


def test_it_says_that_there_is_nothing_to_object_to(desk: Desk) -> None:
    page = Client().post(reverse("checking:contest"), {"number": "0500000009", "text": "Của tôi."}).content.decode()
    assert "không có trong danh sách" in page and "Của tôi." in page


TYPED = (
    "0500 000 007",
    "+84 500 000 007",
    "0084500000007",
    "84 500000007",
    "0169 123 4567",
    "1900 1234",
    "+1 202 555 0100",
    "00000000123456",
    "0000 0000 123456",
    "00000000123456 Vietcombank",
    "stk: 00000000123456",
    "https://www.vi-du-7.example/qua/?utm_source=a&b=2&a=1",
    "hxxps://dang-nhap.vi-du-7[.]example",
    "vi-du-7 dot example",
    "vi-du-7.example:8443/a//b",
    "http://an-toan.vn@vi-du-7.example/x#y",
)


@pytest.mark.skipif(shutil.which("node") is None, reason="the script is run by node")
def test_it_reads_in_the_page_as_on_the_server(tmp_path: Path) -> None:
    script = Path(__file__).parents[1] / "static" / "checks" / "keys.js"
    (tmp_path / "keys.mjs").write_text(script.read_text(encoding="utf-8"), encoding="utf-8")
    asked = json.dumps({"rules": page_rules(), "typed": TYPED})
    run = "import { keysTyped } from './keys.mjs'; const said = JSON.parse(process.argv[1]);"
    run += "console.log(JSON.stringify(said.typed.map((one) => keysTyped(one, said.rules))));"
    done = subprocess.run(
        ["node", "--input-type=module", "-e", run, asked], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    for typed, found in zip(TYPED, json.loads(done.stdout), strict=True):
        assert set(rules.keys_typed(typed)) <= set(found), typed
        assert rules.keys_typed(typed), typed
