"""An old register becomes reports: created, changed, left, refused; all or nothing; twice changes nothing."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import pytest
from django.utils import translation

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books.commands.loads import begin_load, write_load
from anbinh.foundation.books.loading.declaration import Plan
from anbinh.foundation.books.loading.jobs import load_at_once
from anbinh.foundation.journal.models import Entry
from anbinh.foundation.sealing import commands as sealing
from anbinh.foundation.units.models import Unit
from anbinh.records.intake import commands, verbs
from anbinh.records.intake.commands import loading as load_commands
from anbinh.records.intake.commands.desk import IntakeError
from anbinh.records.intake.loading.planning import plan
from anbinh.records.intake.loading.register import LOADING
from anbinh.records.intake.models import Act, Clock, Load, Report, Stage
from anbinh.records.intake.tests.book import HEADINGS, book, row
from anbinh.records.intake.tests.conftest import Desk, on

NOW = on(1, month=6)
NAME, PHONE = "Đặng Thị Ngọc Ánh", "0500000123"


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


def planned(data: bytes, *, by: Person | None = None, default: Unit | None = None, at: datetime = NOW) -> Plan:
    return plan(data, by=by, at=at, default=default)


def loaded(data: bytes, *, by: Person | None = None, default: Unit | None = None, at: datetime = NOW) -> Load:
    """Plan and write, whatever is refused."""
    made = planned(data, by=by, default=default, at=at)
    load: Load = load_at_once(LOADING, made, unit=default, by=by, at=at)
    return load


def begun(unit: Unit | None, by: Person | None) -> Load:
    load: Load = begin_load(Load, "intake", permission="intake.load", unit=unit, by=by, at=NOW)
    return load


def sentences(made: Plan, language: Any = "en") -> list[str]:
    return [refusal.say(language) for line in made.refused for refusal in line.refusals]


def only() -> Report:
    return Report.objects.get()


def test_it_receives_each_row_on_its_own_day(desk: Desk) -> None:
    load = loaded(
        book([row(), row(STT=2, more={"Ngày giờ tiếp nhận": on(3, 9, 30).replace(tzinfo=None)})]), by=desk.lan
    )
    assert (load.state, load.created) == (Load.State.DONE, 2)
    first, second = Report.objects.order_by("received_at")
    assert (first.received_at, second.received_at) == (on(2, 8, 15), on(3, 9, 30))
    assert (first.unit, first.kind, first.channel, first.stage) == (
        desk.commune,
        "denunciation",
        "in_person",
        Stage.RECEIVED,
    )
    assert first.summary.endswith("Số trong sổ: 1")
    assert first.due_at is not None and Clock.objects.of_report(first).running().count() == 1
    entry = Entry.objects.with_verb(verbs.RECEIVED).about(first).get()
    assert (entry.occurred_on, entry.unit_id) == (date(2026, 3, 2), desk.commune.pk)
    assert Entry.objects.with_verb(verbs.IMPORTED).about(load).count() == 1


def test_it_lets_old_results_land_on_their_own_days(desk: Desk) -> None:
    rows = [
        row(
            STT=1, more={"Kết quả": "QĐ khởi tố vụ án số 3", "Ngày ra quyết định": "15/3/2026", "Tội danh": "Đ.173 k1"}
        ),
        row(STT=2, more={"Kết quả": "Không khởi tố", "Căn cứ": "khoản 2 Điều 157", "Ngày ra quyết định": "20/05/2026"}),
        row(STT=3, more={"Kết quả": "TĐC", "Căn cứ": "148.1a", "Ngày ra quyết định": "22/03/2026"}),
        row(STT=4, more={"Chuyển đến": "VKSND khu vực 1", "Ngày chuyển": "04/03/2026", "Kết quả": "Khởi tố"}),
        row(STT=5, more={"Kết quả": "đang xác minh"}),
    ]
    loaded(book(rows), by=desk.lan)
    found = {report.summary.rsplit("\n", 2)[-1]: report for report in Report.objects.all()}
    stages = {report.stage for report in found.values()}
    assert stages == {Stage.DECIDED, Stage.SUSPENDED, Stage.TRANSFERRED, Stage.RECEIVED}
    decided = {entry.dimensions["outcome"]: entry for entry in Entry.objects.with_verb(verbs.DECIDED)}
    assert decided["prosecuted"].occurred_on == date(2026, 3, 15)
    assert (decided["prosecuted"].dimensions["in_time"], decided["not_prosecuted"].dimensions["in_time"]) == (
        "yes",
        "no",
    )
    assert decided["not_prosecuted"].dimensions["ground"] == "157.2"
    gone = Entry.objects.with_verb(verbs.TRANSFERRED).get()
    assert gone.occurred_on == date(2026, 3, 4)
    assert "Kết quả tại nơi nhận: Quyết định khởi tố vụ án hình sự" in Report.objects.get(stage="transferred").summary


def test_it_changes_nothing_when_the_same_file_comes_again(desk: Desk) -> None:
    data = book([row(), row(STT=2), row(STT=3, more={"Kết quả": "TĐC", "Ngày ra quyết định": "22/03/2026"})])
    loaded(data, by=desk.lan)
    before = list(Report.objects.order_by("pk").values()), Entry.objects.count()
    again = loaded(data, by=desk.lan, at=on(2, month=6))
    assert (again.created, again.changed, again.unchanged) == (0, 0, 3)
    assert before == (list(Report.objects.order_by("pk").values()), Entry.objects.count())


def test_it_knows_a_row_again_however_its_cells_are_written(desk: Desk) -> None:
    loaded(book([row(more={"Tội danh": "Trộm cắp tài sản"})]), by=desk.lan)
    other = row(
        STT="01",
        more={"Ngày giờ tiếp nhận": on(2, 8, 15).replace(tzinfo=None), "Tội danh": "173", "Đơn vị": "Phúc Lộc"},
    )
    made = planned(book([other]), by=desk.lan)
    assert made.counts == {"create": 0, "change": 0, "unchanged": 1, "refused": 0}


def test_it_knows_rows_without_a_number_by_when_they_came_and_what_was_told(desk: Desk) -> None:
    rows = [row(STT=""), row(STT="", more={"Nội dung": "Mất trộm chó cảnh."})]
    loaded(book(rows), by=desk.lan)
    assert planned(book(rows), by=desk.lan).unchanged == 2
    assert planned(book([*rows, row(STT="", more={"Nội dung": "Việc khác."})]), by=desk.lan).counts["create"] == 1


def test_it_corrects_what_a_row_says_otherwise(desk: Desk) -> None:
    loaded(book([row()]), by=desk.lan)
    made = book([row(more={"Nội dung": "Bị hại mất xe máy và điện thoại.", "Tội danh": "173 khoản 1"})])
    load = loaded(made, by=desk.lan, at=on(2, month=6))
    assert (load.created, load.changed) == (0, 1)
    report = only()
    assert report.summary.startswith("Bị hại mất xe máy và điện thoại.") and (report.article, report.clause) == (
        "173",
        "1",
    )
    act = Act.objects.with_verb("correct").get()
    assert act.text == "Register loaded again"
    assert planned(made, by=desk.lan, at=on(3, month=6)).unchanged == 1


@pytest.mark.parametrize(
    ("result", "stage"),
    [
        ({"Kết quả": "Khởi tố", "Ngày ra quyết định": "20/03/2026", "Tội danh": "173"}, Stage.DECIDED),
        ({"Kết quả": "Tạm đình chỉ", "Ngày ra quyết định": "20/05/2026"}, Stage.SUSPENDED),
        ({"Chuyển đến": "Công an tỉnh khác", "Ngày chuyển": "05/03/2026"}, Stage.TRANSFERRED),
    ],
)
def test_it_closes_a_report_whose_result_has_arrived(desk: Desk, result: dict[str, str], stage: Stage) -> None:
    loaded(book([row()]), by=desk.lan)
    made = book([row(more=result)])
    load = loaded(made, by=desk.lan, at=on(2, month=6))
    report = only()
    assert (load.changed, report.stage, report.due_at) == (1, stage, None)
    assert not Clock.objects.of_report(report).running().exists()
    assert planned(made, by=desk.lan, at=on(3, month=6)).unchanged == 1


def test_it_refuses_to_change_what_was_worked_on_since(desk: Desk) -> None:
    loaded(book([row()]), by=desk.lan)
    commands.classify(only(), kind="denunciation", article="173", clause="1", by=desk.lan, at=on(1, 9, month=6))
    made = planned(book([row(more={"Nội dung": "Nói khác."})]), by=desk.lan, at=on(2, month=6))
    assert made.counts == {"create": 0, "change": 0, "unchanged": 0, "refused": 1}
    assert only().code in sentences(made)[0] and "worked on" in sentences(made)[0]


def test_it_refuses_a_number_that_came_on_another_day(desk: Desk) -> None:
    loaded(book([row()]), by=desk.lan)
    made = planned(book([row(more={"Ngày giờ tiếp nhận": "01/04/2026"})]), by=desk.lan)
    assert "another day" in sentences(made)[0] and only().code in sentences(made)[0]


def test_it_refuses_another_result_and_another_reporter(desk: Desk) -> None:
    sealing.make_demonstration(at=on(1))
    closed = {"Kết quả": "TĐC", "Ngày ra quyết định": "22/03/2026"}
    loaded(book([row(more=closed), row(STT=2, more={"Họ và tên": NAME})]), by=desk.lan)
    rows = [row(more={**closed, "Kết quả": "Khởi tố"}), row(STT=2, more={"Họ và tên": "Người Khác Hẳn"})]
    made = planned(book(rows), by=desk.lan)
    assert ["another result" in sentences(made)[0], "who reported" in sentences(made)[1]] == [True, True]
    assert "Hẳn" not in " ".join(sentences(made))


def test_it_refuses_the_same_number_twice_in_one_file(desk: Desk) -> None:
    made = planned(book([row(), row(more={"Nội dung": "Việc khác."})]), by=desk.lan)
    assert made.counts == {"create": 1, "change": 0, "unchanged": 0, "refused": 1}
    assert made.refused[0].number == 3 and "row 2" in sentences(made)[0]


def test_it_seals_who_reported_and_says_it_nowhere(desk: Desk) -> None:
    sealing.make_demonstration(at=on(1))
    told = {"Họ và tên": NAME, "SĐT": int(PHONE), "CCCD": "001190000001", "Nội dung": f"Bà {NAME} ({PHONE}) mất xe."}
    loaded(book([row(more=told)]), by=desk.lan)
    report = only()
    assert report.envelope is not None and not report.anonymous
    kept = " ".join(str(value) for value in Report.objects.values().get().values())
    assert NAME not in kept and PHONE not in kept and "001190000001" not in kept


def test_it_takes_a_row_without_a_name_for_anonymous(desk: Desk) -> None:
    loaded(book([row(more={"Họ và tên": "Ẩn danh"}), row(STT=2)]), by=desk.lan)
    assert sorted(Report.objects.values_list("anonymous", flat=True)) == [False, True]


@pytest.mark.parametrize("column", ["SĐT", "CCCD"])
def test_it_repeats_nothing_of_the_reporter_in_a_refusal(desk: Desk, column: str) -> None:
    made = planned(book([row(more={column: "7798-gọi bà Ánh"})]), by=desk.lan)
    (said,) = sentences(made)
    assert column in said and "7798" not in said and "Ánh" not in said


def test_it_hides_the_reporter_who_slipped_into_another_column(desk: Desk) -> None:
    made = planned(book([row(more={"Họ và tên": NAME, "Đơn vị": f"{NAME} trình báo"})]), by=desk.lan)
    assert "Ngọc Ánh" not in " ".join(sentences(made))


def test_it_refuses_a_name_that_nobody_could_ever_open(desk: Desk) -> None:
    made = planned(book([row(more={"Họ và tên": NAME})]), by=desk.lan)
    assert "custodian" in sentences(made)[0] and NAME not in sentences(made)[0]


@pytest.mark.parametrize(
    ("written", "day", "code"),
    [
        ("CA xã Vân Phúc, huyện Phúc Thọ", "06/03/2024", "CA-09721"),
        ("cong an xa van phuc phuc tho", "06/03/2024", "CA-09721"),
        ("Công an P. Hàng Bạc", "06/03/2024", "CA-00061"),
        ("CAQ Hoàn Kiếm", "06/03/2024", "CA-002"),
        ("xã Phúc Lộc", "02/03/2026", "CA-09739"),
        ("Phòng PC02 - CATP Hà Nội", "06/03/2024", "CATP-PC02"),
    ],
)
def test_it_finds_the_police_of_a_unit_of_any_epoch(desk: Desk, written: str, day: str, code: str) -> None:
    made = planned(book([row(more={"Đơn vị": written, "Ngày giờ tiếp nhận": day})]), by=desk.thang)
    assert not sentences(made)
    assert made.fresh[0].unit.code == code


@pytest.mark.parametrize(
    ("written", "day", "said"),
    [
        ("xã Vân Phúc", "02/03/2026", "Công an xã Phúc Lộc"),
        ("CA quận Hoàn Kiếm", "05/03/2025", "Công an thành phố Hà Nội"),
        ("xa van phuc", "06/03/2024", "Huyện Phúc Thọ"),
        ("xã Vân Phúk", "06/03/2024", "Xã Vân Phúc"),
        ("Đồn Mễ Trì Hạ Long", "06/03/2024", "no unit called"),
    ],
)
def test_it_says_what_is_near_a_unit_it_cannot_settle(desk: Desk, written: str, day: str, said: str) -> None:
    made = planned(book([row(more={"Đơn vị": written, "Ngày giờ tiếp nhận": day})]), by=desk.thang)
    assert not made.fresh and said in sentences(made)[0]


def test_it_gives_rows_without_a_unit_the_unit_of_the_book(desk: Desk) -> None:
    headings = [heading for heading in HEADINGS if heading != "Đơn vị"]
    line = [cell for heading, cell in zip(HEADINGS, row(), strict=True) if heading != "Đơn vị"]
    assert planned(book([line], headings=headings), by=desk.lan, default=desk.commune).fresh[0].unit == desk.commune
    assert "choose the unit" in sentences(planned(book([line], headings=headings), by=desk.lan))[0]


def test_it_loads_only_units_within_reach(desk: Desk) -> None:
    rows = [row(), row(STT=2, more={"Đơn vị": "CA phường Ba Đình"})]
    made = planned(book(rows), by=desk.lan)
    assert made.counts == {"create": 1, "change": 0, "unchanged": 0, "refused": 1}
    assert "does not reach" in sentences(made)[0]
    with pytest.raises(IntakeError):
        begun(desk.other_commune, desk.lan)
    with pytest.raises(IntakeError, match="post does not allow"):
        begun(None, desk.tuan)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"Ngày giờ tiếp nhận": "31/02/2026"}, "not a real date"),
        ({"Ngày giờ tiếp nhận": "02/06/2027"}, "future"),
        ({"Ngày giờ tiếp nhận": "02/06/2012"}, "2012"),
        ({"Nội dung": ""}, "empty"),
        ({"Loại tin": "thư tình"}, "not in the list"),
        ({"Tội danh": "Điều 999"}, "999"),
        ({"Tội danh": "173 khoản 9"}, "no clause 9"),
        ({"Kết quả": "Khởi tố"}, "without its day"),
        ({"Kết quả": "Khởi tố", "Ngày ra quyết định": "01/03/2026"}, "before the receipt"),
        ({"Kết quả": "Khởi tố", "Ngày ra quyết định": "01/03/2027"}, "future"),
        ({"Kết quả": "Khởi tố", "Ngày ra quyết định": "15/03/2026", "Căn cứ": "157.2"}, "does not belong"),
        ({"Kết quả": "ba chấm"}, "not in the list"),
        ({"Số quyết định": "x" * 61}, "too long"),
    ],
)
def test_it_says_in_a_sentence_what_is_wrong(desk: Desk, changed: dict[str, str], said: str) -> None:
    made = planned(book([row(more=changed)]), by=desk.lan)
    assert not made.fresh and said in " ".join(sentences(made))


def test_it_leaves_no_row_when_a_fault_comes_in_the_middle(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load_commands, "CHUNK", 2)
    made = planned(book([row(STT=n) for n in range(1, 6)]), by=desk.lan)
    load = begun(None, desk.lan)
    entries = Entry.objects.count()

    def breaks(done: int) -> None:
        if done > 2:
            raise RuntimeError("the power went")

    with pytest.raises(RuntimeError):
        write_load(
            load,
            made,
            write=lambda held: load_commands.write_rows(held, made, by=desk.lan, at=NOW, progress=breaks),
            at=NOW,
        )
    load.refresh_from_db()
    assert (Report.objects.count(), Entry.objects.count(), load.state) == (0, entries, Load.State.WAITING)


def test_it_lets_only_one_of_two_loads_of_the_same_rows_win(desk: Desk) -> None:
    data = book([row()])
    first, second = planned(data, by=desk.lan), planned(data, by=desk.lan)
    for made, good in ((first, True), (second, False)):
        if good:
            load_at_once(LOADING, made, unit=None, by=desk.lan, at=NOW)
        else:
            with pytest.raises(IntakeError, match="same rows"):
                load_at_once(LOADING, made, unit=None, by=desk.lan, at=NOW)
    assert Report.objects.count() == 1
