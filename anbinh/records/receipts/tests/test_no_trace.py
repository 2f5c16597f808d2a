"""Nothing that tells who reported is left: in no table, no file, no log line."""

import logging
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as installed
from django.db import connection
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from anbinh.config.logs import WithoutRequest
from anbinh.records.receipts.tests.conftest import Form, picture

pytestmark = pytest.mark.django_db
MARKS = ("203.0.113.77", "198.51.100.88", "Recognisable/9.7")
TRACES = {
    "REMOTE_ADDR": MARKS[0],
    "HTTP_X_FORWARDED_FOR": f"{MARKS[1]}, {MARKS[0]}",
    "HTTP_USER_AGENT": f"{MARKS[2]} (Phone)",
}


def _dump() -> str:
    """Every row of every table, as text."""
    parts = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            parts += [table, *(repr(row) for row in cursor.fetchall())]
    return "\n".join(parts)


def test_it_leaves_no_address_anywhere(
    form: Form, keys: None, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    caplog.set_level(logging.DEBUG)
    form.client = Client(**TRACES)  # type: ignore[arg-type]  # headers, which the client takes by any name
    form.walk(until="files").send(attachments=[picture("anh-203.jpg")])
    form.send("send")
    code = form.code
    assert code
    form.client.post(reverse("receipts:look_up"), {"code": "9" * 16})
    form.client.post(reverse("receipts:look_up"), {"code": code})
    form.client.post(reverse("receipts:paper"), {"receipt": form.hidden("receipt"), "with_code": "yes"})
    sent = {"text": "Thêm một điều.", "attachments": [picture("anh-204.jpg")]}
    assert form.client.post(reverse("receipts:standing"), sent).status_code == 302
    form.client.get(reverse("receipts:proof"), {"n": "0001/2026/CA-09739"})
    form.client.get("/khong-co-trang-nay/")
    written = "\n".join(f"{one.getMessage()} {one.exc_text or ''}" for one in caplog.records)
    files = b"\n".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    database = _dump()
    assert "Thêm một điều." in database and files, "the search looks where things are"
    for mark in (*MARKS, code):
        assert mark not in database and mark not in written and mark.encode() not in files


def test_it_logs_a_broken_page_without_the_request(
    form: Form, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    client = Client(raise_request_exception=False, **TRACES)  # type: ignore[arg-type]  # headers, which the client takes by any name
    monkeypatch.setattr("anbinh.records.receipts.views.looking.guard.code_bits", lambda *a, **k: 1 / 0)
    assert client.post(reverse("receipts:look_up"), {"code": "5" * 16}).status_code == 500
    shown = logging.Formatter().format(caplog.records[-1])
    assert "ZeroDivisionError" in shown
    assert not [mark for mark in (*MARKS, "5" * 16) if mark in shown]
    assert WithoutRequest().filter(caplog.records[-1]) and caplog.records[-1].__dict__["request"] is None


def test_it_puts_the_filter_on_every_handler() -> None:
    handlers: dict[str, Any] = dict(installed.LOGGING)["handlers"]  # type: ignore[assignment]  # the settings of logging are plain values
    assert all("without_request" in handler["filters"] for handler in handlers.values())


def test_it_keeps_no_access_log() -> None:
    serving = Path(__file__).parents[3] / "config" / "serving.py"
    assert "--no-access-log" in serving.read_text(encoding="utf-8")


def test_it_gives_the_sign_in_cookie_to_staff_pages_only(settings: Settings) -> None:
    assert settings.SESSION_COOKIE_PATH == "/can-bo/" and not reverse("receipts:report").startswith("/can-bo/")
