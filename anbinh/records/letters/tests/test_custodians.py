"""What a custodian is told of a letter: its number, and which of its two envelopes this is."""

import pytest

from anbinh.foundation.sealing.belongings import belongings_of
from anbinh.records.letters import commands
from anbinh.records.letters.tests.conftest import Desk, on

pytestmark = pytest.mark.django_db


def test_it_tells_the_two_envelopes_of_a_letter_apart(desk: Desk) -> None:
    letter = desk.received(accused="Lê Văn Thử")
    assert letter.envelope_id and letter.accused_id
    told = belongings_of([letter.envelope_id, letter.accused_id])
    writer, accused = told[letter.envelope_id], told[letter.accused_id]
    assert writer.record == accused.record == f"Đơn số {letter.code}"
    assert (writer.holds, accused.holds) == ("Người viết đơn", "Người bị đơn nêu")
    assert set(writer.siblings) == {letter.envelope_id, letter.accused_id}


def test_it_says_nothing_of_envelopes_that_belong_to_no_letter(desk: Desk) -> None:
    assert not belongings_of([10**6])[10**6].record


def test_it_names_the_report_that_a_letter_became(desk: Desk) -> None:
    letter = desk.received()
    report = commands.make_report(letter, by=desk.thang, at=on(2, 9)).report
    assert letter.envelope_id
    assert belongings_of([letter.envelope_id])[letter.envelope_id].record == f"Tin {report.code}"
