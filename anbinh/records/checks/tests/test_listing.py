"""Putting a number on the list, confirming it, taking it off; objections and their answers; what ends by itself."""

from datetime import timedelta

import pytest

from anbinh.foundation.books.commands import Paper, Refusal
from anbinh.foundation.books.models import Act
from anbinh.foundation.journal.models import Entry
from anbinh.kernels.identifiers import normalise
from anbinh.records.checks import commands, verbs
from anbinh.records.checks.models import Contest, Listing
from anbinh.records.checks.tests.conftest import Desk, fresh, listed, named, on
from anbinh.records.intake import commands as intake

OFF = Paper(text="Số của cửa hàng, bị giả mạo.")


def confirmed(desk: Desk) -> Listing:
    """Named by two independent reports, and confirmed by Tuấn on 6 March."""
    named(desk), named(desk, story=1, day=3)
    listing = listed(desk)
    commands.confirm(listing, Paper(), ground="reports", compared=True, by=desk.tuan, at=on(6))
    return fresh(listing)


def test_it_is_being_checked_for_thirty_days(desk: Desk) -> None:
    listing = listed(desk)
    assert (listing.stage, listing.due_on) == ("checking", on(5).date() + timedelta(days=30))
    assert listing.code.startswith("KT-CATP-PC02/2026/") and listing.prefix == listing.digest[:3]
    with pytest.raises(Refusal, match=listing.code):
        listed(desk)


def test_it_is_confirmed_under_a_name_on_two_independent_reports(desk: Desk) -> None:
    listing = confirmed(desk)
    assert (listing.stage, listing.officer, listing.ground) == ("confirmed", desk.tuan, "reports")
    assert listing.due_on == on(6).date() + timedelta(days=180)
    assert Entry.objects.with_verb(verbs.CONFIRMED).get().unit_id == desk.city_police.pk


def test_it_refuses_one_report_and_the_same_text_twice(desk: Desk) -> None:
    named(desk)
    listing = listed(desk)
    for _nth in range(2):
        with pytest.raises(Refusal, match="hai tin độc lập"):
            commands.confirm(listing, Paper(), ground="reports", compared=True, by=desk.tuan, at=on(6))
        named(desk, day=4)


def test_it_refuses_before_the_reports_were_compared(desk: Desk) -> None:
    named(desk), named(desk, story=1)
    with pytest.raises(Refusal, match="So sánh"):
        commands.confirm(listed(desk), Paper(), ground="reports", by=desk.tuan, at=on(6))


def test_it_counts_no_merged_duplicate(desk: Desk) -> None:
    first, second = named(desk), named(desk, story=1, day=3)
    intake.merge(second, into=first, text="Một việc.", by=desk.thang, at=on(4))
    with pytest.raises(Refusal, match="hai tin độc lập"):
        commands.confirm(listed(desk), Paper(), ground="reports", compared=True, by=desk.tuan, at=on(6))


def test_it_is_confirmed_by_decision_with_its_number(desk: Desk) -> None:
    listing = listed(desk)
    with pytest.raises(Refusal, match="số quyết định"):
        commands.confirm(listing, Paper(), ground="decision", by=desk.tuan, at=on(6))
    commands.confirm(listing, Paper(number="7/QĐ"), ground="decision", by=desk.tuan, at=on(6))
    assert fresh(listing).stage == "confirmed"


def test_it_is_prolonged_by_confirming_again(desk: Desk) -> None:
    listing = confirmed(desk)
    commands.confirm(listing, Paper(), ground="reports", compared=True, by=desk.tuan, at=on(6, month=6))
    now = fresh(listing)
    assert (now.since, now.due_on) == (on(6).date(), on(6, month=6).date() + timedelta(days=180))


def test_it_lets_no_duty_officer_confirm(desk: Desk) -> None:
    listing = listed(desk, unit=desk.commune, by=desk.lan)
    with pytest.raises(Refusal, match="không cho phép"):
        commands.confirm(listing, Paper(number="7/QĐ"), ground="decision", by=desk.lan, at=on(6))


def test_it_takes_no_office_and_nothing_without_a_reason(desk: Desk) -> None:
    with pytest.raises(Refusal, match="cơ quan"):
        listed(desk, identifier=normalise("phone", "113"))
    with pytest.raises(Refusal, match="một câu"):
        listed(desk, about="  ")
    with pytest.raises(Refusal, match="lý do"):
        commands.withdraw(listed(desk), Paper(), by=desk.tuan, at=on(6))


def test_it_is_taken_off_and_back_by_undoing(desk: Desk) -> None:
    listing = confirmed(desk)
    commands.withdraw(listing, OFF, by=desk.tuan, at=on(8))
    now = fresh(listing)
    assert (now.stage, now.due_on, now.since) == ("withdrawn", None, on(8).date())
    commands.take_back(now, reason="Nhầm số.", by=desk.tuan, at=on(9))
    assert fresh(listing).stage == "confirmed" and fresh(listing).due_on == listing.due_on


def test_it_can_be_listed_again_after_it_was_taken_off(desk: Desk) -> None:
    listing = listed(desk)
    commands.withdraw(listing, OFF, by=desk.tuan, at=on(6))
    assert listed(desk, at=on(7)).pk != listing.pk


def test_it_ends_by_itself_and_says_so(desk: Desk) -> None:
    listing = listed(desk)
    assert commands.expire(on(4, month=4)) == {"numbers": 0}
    assert commands.expire(on(5, month=4)) == {"numbers": 1} and commands.expire(on(5, month=4)) == {"numbers": 0}
    now = fresh(listing)
    assert (now.stage, now.due_on) == ("expired", None)
    assert Act.objects.about(now).last_made().verb == "expire"  # type: ignore[union-attr]  # it was made above
    assert Entry.objects.with_verb(verbs.EXPIRED).get().occurred_on == on(5, month=4).date()


def test_it_receives_an_objection_under_a_code_that_is_kept_nowhere(desk: Desk) -> None:
    listing = confirmed(desk)
    made, code = commands.contest(listing, text="Số của tôi.", at=on(8))
    assert made.due_on == on(15).date() and len(code) == 16
    assert Contest.objects.opened_by(commands.hash_of(code)) == made
    assert code not in str(Contest.objects.values()) + str(Act.objects.values()) + str(Entry.objects.values())
    assert Entry.objects.with_verb(verbs.CONTESTED).get().by_id is None


@pytest.mark.parametrize(("stays", "stage"), [(True, "confirmed"), (False, "withdrawn")], ids=["stays", "goes"])
def test_it_answers_an_objection_and_can_undo_the_answer(desk: Desk, stays: bool, stage: str) -> None:
    listing = confirmed(desk)
    made, _code = commands.contest(listing, text="Số của tôi.", at=on(8))
    paper = Paper(text="Đã xác minh với nhà mạng.")
    commands.answer(fresh(listing), paper, objection=made, stays=stays, by=desk.tuan, at=on(9))
    made.refresh_from_db()
    assert (made.stays, made.answer, fresh(listing).stage) == (stays, paper.text, stage)
    with pytest.raises(Refusal, match="Không có phản đối"):
        commands.answer(fresh(listing), paper, objection=made, stays=stays, by=desk.tuan, at=on(9))
    commands.take_back(fresh(listing), reason="Nhầm.", by=desk.tuan, at=on(9, 11))
    made.refresh_from_db()
    assert made.answered_at is None and fresh(listing).stage == "confirmed"


def test_it_takes_no_flood_of_objections(desk: Desk) -> None:
    listing = listed(desk)
    for _nth in range(20):
        commands.contest(listing, text="Không đúng.", at=on(8))
    with pytest.raises(Refusal, match="đang được xem xét"):
        commands.contest(listing, text="Không đúng.", at=on(8))
    with pytest.raises(Refusal, match="một câu"):
        commands.contest(listing, text=" ", at=on(8))
