"""Receipts that are shown: genuine, false, under a key of before, under a key nobody knows; and proved without us."""

import base64
import io
import json
import re
import subprocess
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs

import pypdf
import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from anbinh.foundation.web import qr
from anbinh.records.intake.leads import proof_query
from anbinh.records.intake.models import Receipt, Report
from anbinh.records.receipts.tests.conftest import Form

pytestmark = pytest.mark.django_db


@pytest.fixture
def sent(form: Form) -> Form:
    return form.walk().send("send")


def _asked(**changed: str) -> str:
    said = {name: values[0] for name, values in parse_qs(proof_query(Receipt.objects.get())).items()}
    return Client().get(reverse("receipts:proof"), {**said, **changed}).content.decode()


def test_it_says_genuine_from_the_link_of_the_qr_code(sent: Form) -> None:
    page = _asked()
    assert "Biên nhận thật" in page and Report.objects.get().code in page


def test_it_does_not_put_the_code_into_the_link(sent: Form) -> None:
    assert sent.code not in proof_query(Receipt.objects.get())


@pytest.mark.parametrize(
    "changed", [{"n": "0099/2026/CA-09739"}, {"h": "0" * 64}, {"s": "0" * 128}, {"t": "2026-03-03T02:00:01+00:00"}]
)
def test_it_says_not_genuine_when_anything_was_changed(sent: Form, changed: dict[str, str]) -> None:
    assert "Không phải biên nhận thật" in _asked(**changed)


def test_it_says_that_it_does_not_know_a_key(sent: Form) -> None:
    assert "Không biết khóa này" in _asked(k="f" * 16)


def test_it_verifies_a_receipt_of_a_former_seed(sent: Form, settings: Settings) -> None:
    settings.RECEIPT_SEED = b"z" * 32
    assert "Biên nhận thật" in _asked()


@pytest.mark.parametrize("changed", [{"h": "xyz"}, {"t": "hôm qua"}, {"n": ""}, {"s": "1"}, {"k": "\x00"}])
def test_it_says_kindly_what_was_mistyped(sent: Form, changed: dict[str, str]) -> None:
    page = _asked(**changed)
    assert "error-summary" in page and "verdict" not in page


def test_it_takes_the_address_a_scanner_read(sent: Form) -> None:
    address = f"https://anbinh.example/kiem-chung/?{proof_query(Receipt.objects.get())}"
    page = Client().get(reverse("receipts:proof"), {"scanned": address}).content.decode()
    assert "Biên nhận thật" in page
    page = Client().get(reverse("receipts:proof"), {"scanned": "https://example.com/"}).content.decode()
    assert "Đây không phải địa chỉ của biên nhận" in page


def _carried(page: str) -> str:
    found = re.search(r'name="receipt" value="([^"]+)"', page)
    assert found
    return unescape(found[1])


def test_it_prints_the_code_only_when_asked(sent: Form) -> None:
    texts = []
    for chosen in ({}, {"with_code": "yes"}):
        answer = sent.client.post(reverse("receipts:paper"), {"receipt": _carried(sent.page), **chosen})
        reader = pypdf.PdfReader(io.BytesIO(answer.content))
        assert answer["Content-Type"] == "application/pdf" and len(reader.pages) == 1
        texts.append(re.sub(r"\s", "", reader.pages[0].extract_text()))
    assert sent.code not in texts[0] and sent.code in texts[1]
    assert Report.objects.get().code in texts[0]


def test_it_gives_no_paper_to_whoever_has_no_receipt(sent: Form) -> None:
    for route in ("receipts:paper", "receipts:evidence"):
        assert Client().post(reverse(route), {"receipt": "x"}).status_code == 302
        assert Client().get(reverse(route)).status_code == 302


def test_it_is_proved_by_openssl_alone(sent: Form, tmp_path: Path) -> None:
    """The recipe of the handbook, step by step."""
    answer = sent.client.post(reverse("receipts:evidence"), {"receipt": _carried(sent.page)})
    said = json.loads(answer.content)
    content = json.dumps(said["content"], sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    digest = subprocess.run(
        ["openssl", "dgst", "-sha256", "-r"], input=content.encode(), capture_output=True, check=True
    )
    assert digest.stdout.decode().split()[0] == said["content_sha256"]
    (tmp_path / "message").write_text(f"an-binh-receipt-1\n{said['content_sha256']}\n{said['signed_at']}")
    (tmp_path / "signature").write_bytes(bytes.fromhex(said["signature_ed25519"]))
    der = bytes.fromhex("302a300506032b6570032100" + said["public_key"])
    pem = f"-----BEGIN PUBLIC KEY-----\n{base64.b64encode(der).decode()}\n-----END PUBLIC KEY-----\n"
    (tmp_path / "key.pem").write_text(pem)
    command = ["openssl", "pkeyutl", "-verify", "-pubin", "-inkey", "key.pem", "-rawin", "-in", "message"]
    finished = subprocess.run([*command, "-sigfile", "signature"], cwd=tmp_path, capture_output=True, check=False)
    assert finished.returncode == 0, finished.stderr


def test_it_draws_the_links_into_the_qr_codes(sent: Form) -> None:
    """The code stands behind the #, so that scanning it sends it to no server and to no search engine."""
    assert qr.drawn(f"http://testserver/tra-cuu/#ma={sent.code}") in sent.page
    assert qr.drawn(f"http://testserver/kiem-chung/?{proof_query(Receipt.objects.get())}") in sent.page
