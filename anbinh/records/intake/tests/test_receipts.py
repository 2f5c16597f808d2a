"""The reporter's receipt: proved under the key of its day, and messages from behind the code."""

import pytest
from pytest_django import Settings

from anbinh.foundation.journal.models import Entry
from anbinh.foundation.sealing import commands as sealing
from anbinh.records.intake import commands, proofs, verbs
from anbinh.records.intake.commands import IntakeError
from anbinh.records.intake.commands.receipts import proven
from anbinh.records.intake.models import Message, Receipt, ReceiptKey
from anbinh.records.intake.tests.conftest import Desk, Fresh, on

pytestmark = pytest.mark.django_db


def _genuine(receipt: Receipt) -> bool:
    key = ReceiptKey.objects.named(receipt.key_id)
    return key is not None and proofs.is_genuine(
        content=receipt.content_hash,
        at=receipt.issued_at,
        signature=receipt.signature,
        public=bytes.fromhex(key.public),
    )


def test_it_verifies_receipts_of_a_former_seed(desk: Desk, settings: Settings) -> None:
    before = desk.received().receipt
    settings.RECEIPT_SEED = b"n" * 32
    after = desk.received().receipt
    assert before.key_id != after.key_id and ReceiptKey.objects.count() == 2
    assert _genuine(before) and _genuine(after)


def test_it_remembers_a_key_once(desk: Desk) -> None:
    desk.received()
    desk.received()
    assert ReceiptKey.objects.count() == 1


def test_it_proves_the_content_also_after_it_was_read_again(desk: Desk, fresh: Fresh) -> None:
    """The moment of receipt comes back from the database in another time zone; the hash is the same."""
    report = desk.received()
    assert proofs.content_hash(proven(fresh(report))) == report.receipt.content_hash


def test_it_takes_a_message_from_behind_the_code(desk: Desk) -> None:
    report = desk.received()
    message = commands.receive_message(report, text=" Tôi nhớ thêm biển số xe. ", at=on(3))
    assert message.by is None and message.text == "Tôi nhớ thêm biển số xe."
    assert Entry.objects.about(report).with_verb(verbs.MESSAGE_RECEIVED).count() == 1


def test_it_refuses_an_empty_message_and_one_too_long(desk: Desk) -> None:
    report = desk.received()
    for text in (" ", "x" * 5001):
        with pytest.raises(IntakeError):
            commands.receive_message(report, text=text, at=on(3))
    assert not Message.objects.exists()


def test_it_marks_officers_messages_as_read_once(desk: Desk) -> None:
    report = desk.received()
    commands.send_message(report, text="Mời anh chị bổ sung ảnh.", by=desk.lan, at=on(3))
    assert commands.mark_read(report, at=on(4)) == 1 and commands.mark_read(report, at=on(5)) == 0
    assert Message.objects.of_report(report).from_officers().get().seen_at == on(4)


def test_it_takes_the_reporters_own_phone_out_of_every_text(desk: Desk) -> None:
    sealing.make_demonstration(at=on(1))
    report = desk.received(
        anonymous=False,
        reporter={"full_name": "Đỗ Thị Mơ", "phone": "0500000123"},
        damage_words="Tôi là Đỗ Thị Mơ, mất 5 triệu",
        happened_words="Hôm Đỗ Thị Mơ đi chợ",
    )
    assert "mất 5 triệu" in report.damage_words
    assert "Đỗ Thị Mơ" not in report.damage_words + report.happened_words
