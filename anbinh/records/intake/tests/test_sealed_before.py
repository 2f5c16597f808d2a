"""A report takes over an identity that was sealed before, without anybody opening it."""

import pytest

from anbinh.foundation.sealing import commands as sealing
from anbinh.records.intake import commands
from anbinh.records.intake.commands import IntakeError
from anbinh.records.intake.tests.conftest import Desk, on


def test_it_takes_the_envelope_it_is_handed(desk: Desk) -> None:
    sealing.make_demonstration(at=on(1))
    envelope = sealing.seal(b'{"full_name": "X"}', unit=desk.commune, by=desk.lan, at=on(2))
    before = bytes(envelope.ciphertext)
    draft = desk.draft(anonymous=False, envelope=envelope, channel="other")
    report = commands.receive(draft, by=desk.lan, at=on(2, 9)).report
    assert report.envelope == envelope and not report.anonymous
    envelope.refresh_from_db()
    assert bytes(envelope.ciphertext) == before
    assert report.has_reporter and "notify_wd" in {clock.limit for clock in report.clocks.all()}


def test_it_refuses_an_anonymous_report_with_an_envelope(desk: Desk) -> None:
    sealing.make_demonstration(at=on(1))
    envelope = sealing.seal(b"{}", unit=desk.commune, by=desk.lan, at=on(2))
    with pytest.raises(IntakeError):
        commands.receive(desk.draft(anonymous=True, envelope=envelope), by=desk.lan, at=on(2, 9))
