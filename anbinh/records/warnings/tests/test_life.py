"""The life of a warning: two people, frozen editions, what each step does to the figure."""

import pytest

from anbinh.foundation.books.commands import Refusal
from anbinh.foundation.journal.models import Entry
from anbinh.foundation.units.models import Unit
from anbinh.records.warnings import commands, verbs
from anbinh.records.warnings.models import Edition, PublicWarning
from anbinh.records.warnings.tests.conftest import WORDS, Office, fresh, on


def total(**codes: str) -> int:
    """The sum of warnings published."""
    found = Entry.objects.with_verb(verbs.PUBLISHED).counting()
    return sum(one.quantity for one in found if codes.items() <= one.dimensions.items())


def test_it_numbers_a_draft_that_nobody_outside_sees_and_no_figure_counts(office: Office) -> None:
    warning = office.drafted()
    assert (warning.code, warning.stage) == ("CB-CATP-PV05/2026/001", "draft")
    assert not Edition.objects.exists() and total() == 0


def test_it_publishes_what_a_second_person_approves(office: Office) -> None:
    warning = office.published(channel="phone")
    edition = Edition.objects.of(warning).get()
    assert (warning.stage, edition.kind, edition.number) == ("published", "alert", 1)
    assert edition.lines("signs") == ["Hình mờ, giật", "Giục chuyển tiền ngay", "Tài khoản mang tên người lạ"]
    assert total(method="F02", channel="phone") == 1


def test_it_refuses_approval_by_whoever_wrote_the_words(office: Office) -> None:
    warning = office.submitted()
    with pytest.raises(Refusal, match="không được tự duyệt"):
        commands.publish(warning, by=office.thang, at=on(3))
    assert not Edition.objects.exists()


def test_it_counts_whoever_changed_the_words_last_as_their_writer(office: Office) -> None:
    warning = office.drafted()
    commands.correct(fresh(warning), values={"title": "Tiêu đề khác"}, by=office.ha, at=on(2))
    commands.submit(fresh(warning), by=office.thang, at=on(2))
    with pytest.raises(Refusal, match="không được tự duyệt"):
        commands.publish(fresh(warning), by=office.ha, at=on(3))
    commands.publish(fresh(warning), by=office.thang, at=on(3))
    assert fresh(warning).stage == "published"


def test_it_refuses_approval_by_nobody(office: Office) -> None:
    with pytest.raises(Refusal, match="không được tự duyệt"):
        commands.publish(office.submitted(), by=None, at=on(3))


def test_it_keeps_what_people_read_while_new_words_are_written(office: Office) -> None:
    warning = office.published()
    commands.revise(warning, by=office.thang, at=on(5))
    commands.correct(fresh(warning), values={"title": "Lời mới"}, by=office.thang, at=on(5))
    newest = Edition.objects.newest_of(warning.pk)
    assert newest is not None and newest.title == WORDS["title"]


def test_it_updates_by_a_second_edition_and_counts_the_warning_once(office: Office) -> None:
    warning = office.updated()
    assert [one.kind for one in Edition.objects.of(warning)] == ["alert", "update"]
    assert total() == 1


def test_it_moves_the_figure_with_the_method_that_an_update_names(office: Office) -> None:
    warning = office.published()
    commands.revise(warning, by=office.thang, at=on(5))
    commands.correct(fresh(warning), values={"method": "M03"}, by=office.thang, at=on(5))
    assert (total(method="F02"), total(method="M03")) == (0, 1)


def test_it_cancels_with_the_last_words_and_the_reason(office: Office) -> None:
    warning = office.updated()
    commands.revise(warning, by=office.thang, at=on(6))
    commands.correct(fresh(warning), values={"title": "Chưa ai đọc"}, by=office.thang, at=on(6))
    commands.cancel(fresh(warning), text="Không còn vụ mới.", by=office.ha, at=on(7))
    last = Edition.objects.newest_of(warning.pk)
    assert last is not None
    assert (last.kind, last.number, last.title) == ("cancel", 3, "Giả người thân, giả công an")
    assert (last.said["reason"], fresh(warning).stage, total()) == ("Không còn vụ mới.", "cancelled", 1)


@pytest.mark.parametrize("step", ["publish", "cancel"])
def test_it_takes_back_nothing_that_went_out(office: Office, step: str) -> None:
    warning = office.published()
    if step == "cancel":
        commands.cancel(warning, text="Nhầm.", by=office.ha, at=on(3))
    with pytest.raises(Refusal, match="Không hoàn tác được"):
        commands.take_back(fresh(warning), reason="Nhầm.", by=office.ha, at=on(4))


def test_it_takes_back_a_submission(office: Office) -> None:
    warning = office.submitted()
    commands.take_back(warning, reason="Còn sửa.", by=office.thang, at=on(3))
    assert fresh(warning).stage == "draft"


def test_it_returns_a_warning_with_what_is_missing(office: Office) -> None:
    warning = office.submitted()
    with pytest.raises(Refusal, match="còn thiếu gì"):
        commands.return_(warning, text=" ", by=office.ha, at=on(3))
    commands.return_(warning, text="Thiếu số của phường.", by=office.ha, at=on(3))
    assert fresh(warning).stage == "draft"


def test_it_sends_a_drill_out_and_counts_it_nowhere(office: Office) -> None:
    warning = office.published(exercise=True)
    assert Edition.objects.of(warning).get().exercise and total() == 0


def test_it_keeps_a_drill_a_drill(office: Office) -> None:
    warning = office.published(exercise=True)
    commands.revise(warning, by=office.thang, at=on(3))
    with pytest.raises(Refusal, match="diễn tập"):
        commands.correct(fresh(warning), values={"exercise": False}, by=office.thang, at=on(3))


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"title": " "}, "đặt tiêu đề"),
        ({"title": "dài " * 30}, "vừa một tấm ảnh"),
        ({"method": "F99"}, "F99"),
        ({"signs": "\n".join("abcdefgh")}, "hơn 7 dòng"),
        ({"expires_on": on(1).date()}, "đã qua"),
        ({"areas": ["99999"]}, "99999"),
    ],
)
def test_it_refuses_bad_input_with_a_sentence(office: Office, changed: dict[str, object], sentence: str) -> None:
    with pytest.raises(Refusal, match=sentence):
        office.drafted(**changed)
    assert not PublicWarning.objects.exists()


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"calls": ""}, "Gọi cho ai"),
        ({"happens": "Nạn nhân Nguyễn Thị Hoa mất tiền."}, "Hoa"),
        ({"advice": "Gọi 0912 345 678 để hỏi."}, "0912 345 678"),
        ({"happens": "Số 001085012345 bị lộ."}, "001085012345"),
    ],
)
def test_it_refuses_to_pass_on_what_lacks_or_tells_too_much(
    office: Office, changed: dict[str, str], sentence: str
) -> None:
    warning = office.drafted(**changed)
    with pytest.raises(Refusal, match=sentence):
        commands.submit(fresh(warning), by=office.thang, at=on(2))
    assert fresh(warning).stage == "draft"


def test_it_refuses_whoever_may_not(office: Office) -> None:
    with pytest.raises(Refusal, match="không cho phép"):
        office.drafted(by=office.lan)
    phuc_loc = Unit.objects.coded("09739").on(on(2).date()).get()
    warning = office.drafted(by=office.lan, unit=phuc_loc)
    commands.submit(fresh(warning), by=office.lan, at=on(2))
    with pytest.raises(Refusal, match="không cho phép"):
        commands.publish(fresh(warning), by=office.lan, at=on(2))


def test_it_names_the_areas_as_they_were_on_the_day(office: Office) -> None:
    edition = Edition.objects.of(office.published(areas=["09739"])).get()
    assert edition.said["areas"] == [{"code": "09739", "name": "Xã Phúc Lộc"}]


def test_it_drafts_from_a_finding_of_the_system(office: Office) -> None:
    warning = commands.draft_from(
        unit=office.pv05,
        title="Gọi video giả",
        happens="Số tin báo tăng.",
        method="F02",
        finding_kind="surge",
        finding_key="F02:2026-09",
        by=office.thang,
        at=on(2),
    )
    assert list(PublicWarning.objects.from_finding("surge", "F02:2026-09")) == [warning]
    assert len(warning.signs.splitlines()) == 3
    commands.submit(fresh(warning), by=office.thang, at=on(2))


def test_it_makes_the_demonstration_once_and_the_journal_agrees(office: Office) -> None:
    assert commands.make_demonstration(at=on(25, month=11)) >= 14
    assert commands.make_demonstration(at=on(25, month=11)) == 0
    stages = set(PublicWarning.objects.values_list("stage", flat=True))
    assert stages == {"draft", "submitted", "published", "cancelled"}
    assert total() == 7
