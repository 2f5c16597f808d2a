"""What units report a day, corrected and taken back; the progress it adds up to; phases and verdicts."""

from datetime import date
from fractions import Fraction

import pytest

from anbinh.foundation.books.commands import Paper, Refusal
from anbinh.records.campaigns import commands, goals, measures, rules
from anbinh.records.campaigns.commands import parts
from anbinh.records.campaigns.models import Daily, Goal
from anbinh.records.campaigns.progress import Progress
from anbinh.records.campaigns.tests.conftest import REPORTED, Staff, fresh, fresh_part, on, part_of, total


def test_it_counts_each_number_of_a_day_under_its_line(staff: Staff) -> None:
    part = part_of(staff.running(), staff.phuc_loc)
    staff.reported(part, 2, cases_TTXH=2, cases_MATUY=1, people_TTXH=3, patrols=4)
    assert total(REPORTED, measure="cases") == 3 and total(REPORTED, measure="people", line="TTXH") == 3
    assert total(REPORTED, measure="patrols") == 4


def test_it_reverses_a_day_that_is_reported_again(staff: Staff) -> None:
    part = part_of(staff.running(), staff.phuc_loc)
    staff.reported(part, 2, cases_TTXH=2)
    staff.reported(part, 2, cases_KT=5)
    assert (total(REPORTED, line="TTXH"), total(REPORTED, line="KT")) == (0, 5)
    with pytest.raises(Refusal, match="Chưa có gì"):
        staff.reported(part, 2, cases_KT=5)
    parts.take_back(fresh_part(part), reason="Số cũ đúng.", by=staff.lan, at=on(2, 18))
    assert (total(REPORTED, line="TTXH"), total(REPORTED, line="KT")) == (2, 0)
    parts.take_back(fresh_part(part), reason="Nhầm ngày.", by=staff.lan, at=on(2, 19))
    assert total(REPORTED) == 0 and not Daily.objects.standing().exists()


def test_it_keeps_that_a_day_had_nothing(staff: Staff) -> None:
    part = part_of(staff.running(), staff.phuc_loc)
    staff.reported(part, 2)
    assert Daily.objects.on_day(part, on(2).date()).numbers == {}  # type: ignore[union-attr]  # just made
    staff.reported(part, 2, groups=1)
    assert total(REPORTED) == 1


@pytest.mark.parametrize(("day", "at"), [(1, 3), (12, 12)], ids=["before", "after"])
def test_it_refuses_days_outside_the_campaign(staff: Staff, day: int, at: int) -> None:
    part = part_of(staff.running(), staff.phuc_loc)
    with pytest.raises(Refusal):
        parts.report(part, Paper(on=on(day).date()), numbers={"groups": 1}, by=staff.lan, at=on(at))
    assert total(REPORTED) == 0


def test_it_refuses_numbers_that_cannot_be(staff: Staff) -> None:
    part = part_of(staff.running(), staff.phuc_loc)
    for numbers in ({"groups": -1}, {"groups": 100_001}):
        with pytest.raises(Refusal, match=r"100\.000"):
            parts.report(part, Paper(), numbers=numbers, by=staff.lan, at=on(3))
    with pytest.raises(ValueError, match="not measured"):
        parts.report(part, Paper(), numbers={"cases:XX": 1}, by=staff.lan, at=on(3))


def test_it_refuses_whoever_does_not_report_for_the_unit(staff: Staff) -> None:
    campaign = staff.running()
    for person, unit in ((staff.lan, staff.far), (staff.chair, staff.phuc_loc)):
        with pytest.raises(Refusal, match="không cho phép"):
            parts.report(part_of(campaign, unit), Paper(), numbers={"groups": 1}, by=person, at=on(3))


def test_it_reports_no_more_once_closed_or_left(staff: Staff) -> None:
    campaign = staff.running()
    far = part_of(campaign, staff.far)
    commands.release(campaign, Paper(text="Chuyển địa bàn."), part=far, by=staff.thang, at=on(3))
    with pytest.raises(Refusal, match="rút khỏi"):
        parts.report(fresh_part(far), Paper(), numbers={"groups": 1}, by=staff.thang, at=on(3))
    commands.close(fresh(campaign), Paper(text="Xong."), by=staff.thang, at=on(4))
    with pytest.raises(Refusal, match="đã tổng kết"):
        staff.reported(part_of(campaign, staff.phuc_loc), 3, groups=1)


def test_it_notes(staff: Staff) -> None:
    part = part_of(staff.running(), staff.phuc_loc)
    assert parts.note(part, text="Phối hợp ngân hàng.", by=staff.lan, at=on(3)).text == "Phối hợp ngân hàng."


def test_it_adds_up_by_measure_line_and_unit(staff: Staff) -> None:
    campaign = staff.running()
    home, far = part_of(campaign, staff.phuc_loc), part_of(campaign, staff.far)
    staff.reported(home, 2, cases_TTXH=2, people_TTXH=3)
    staff.reported(home, 3, cases_CNC=1)
    staff.reported(far, 3, groups=1)
    progress = Progress(campaign, on=on(4).date())
    assert progress.sums == {"cases": 3, "people": 3, "groups": 1, "patrols": 0}
    assert [(name, cases, people) for name, cases, people in progress.by_line] == [
        ("trật tự xã hội", 2, 3),
        ("công nghệ cao", 1, 0),
    ]
    assert {row.part.pk: (row.days, row.expected, row.sums["cases"]) for row in progress.rows} == {
        home.pk: (2, 3, 3),
        far.pk: (1, 3, 0),
    }
    assert progress.silent == 2 and not progress.over


def test_it_judges_targets_on_the_sums(staff: Staff) -> None:
    campaign = staff.aimed(staff.running(), value=3)
    part = part_of(campaign, staff.phuc_loc)
    staff.reported(part, 2, cases_TTXH=2)
    assert Progress(campaign, on=on(3).date()).standings[0].verdict.state == "near"
    assert Progress(campaign, on=on(12).date()).standings[0].verdict.state == "overdue"
    staff.reported(part, 3, cases_TTXH=1)
    standing = Progress(campaign, on=on(4).date()).standings[0]
    assert (standing.reached, standing.aim, standing.verdict.state) == ("3", "ít nhất 3", "done")


def test_it_asks_figures_of_whoever_measures_them(staff: Staff, monkeypatch: pytest.MonkeyPatch) -> None:
    campaign = staff.aimed(staff.opened(), figure="reports_in_time_rate", value=95)

    def measure(codes: list[str], **_asked: object) -> dict[str, goals.Reached]:
        return {code: goals.Reached(Fraction(96, 100), "96 %", "/so-lieu/") for code in codes}

    monkeypatch.setattr(goals, "_MEASURERS", [measure])
    standing = Progress(campaign, on=on(4).date()).standings[0]
    assert (standing.reached, standing.aim, standing.verdict.state) == ("96 %", "ít nhất 95 %", "done")
    monkeypatch.setattr(goals, "_MEASURERS", [])
    assert Progress(campaign, on=on(4).date()).standings[0].reached == "–"


def test_it_is_measured_by_the_figures_of_the_committee(staff: Staff) -> None:
    campaign = staff.aimed(staff.opened(), figure="hotspots_opened", value=1)
    standing = Progress(campaign, on=on(4).date()).standings[0]
    assert standing.href.startswith("/can-bo/so-lieu/hotspots_opened/?ky=2026-03-02_2026-03-11")


def test_it_holds_a_most_while_the_campaign_runs(staff: Staff) -> None:
    campaign = staff.aimed(staff.opened(), figure="own:people", value=3, aim="at_most")
    goal = Goal.objects.of(campaign).get()
    assert goals.verdict(goal, Fraction(3), over=False).state == "done"
    assert goals.verdict(goal, Fraction(4), over=False).state == "overdue"


def test_it_draws_the_course_against_the_target_day_by_day(staff: Staff) -> None:
    campaign = staff.aimed(staff.running(), value=10)
    assert Progress(campaign, on=on(3).date()).charts == []
    staff.reported(part_of(campaign, staff.phuc_loc), 2, cases_TTXH=2)
    staff.reported(part_of(campaign, staff.phuc_loc), 4, cases_TTXH=3)
    (chart,) = Progress(campaign, on=on(5).date()).charts
    assert [(row["day"], row["sum"]) for row in chart.rows if row["what"] == "đã báo cáo"] == [
        ("02/03", 2),
        ("03/03", 2),
        ("04/03", 5),
        ("05/03", 5),
    ]
    assert [row["sum"] for row in chart.rows if row["what"] != "đã báo cáo"] == [1, 2, 3, 4]


def test_it_drafts_the_closing_report_from_the_numbers(staff: Staff) -> None:
    campaign = staff.aimed(staff.running(), value=3)
    staff.reported(part_of(campaign, staff.phuc_loc), 2, cases_TTXH=4, groups=1)
    draft = Progress(campaign, on=on(12).date()).draft
    assert "02/03/2026" in draft and "2 đơn vị" in draft and "trật tự xã hội 4" in draft
    assert "4 (ít nhất 3; đạt)" in draft and "Xã Phúc Lộc 4" in draft


def test_it_reads_phases_as_people_write_them() -> None:
    text = "15/12/2023 - 14/01/2024: Giai đoạn 1\n\n15/1/2024 – 14/3/2024: Giai đoạn 2"
    found = rules.phases(text)
    assert [(one.name, one.starts_on, one.ends_on) for one in found] == [
        ("Giai đoạn 1", date(2023, 12, 15), date(2024, 1, 14)),
        ("Giai đoạn 2", date(2024, 1, 15), date(2024, 3, 14)),
    ]
    assert rules.phases(rules.written(found)) == found


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Giai đoạn 1", 1),
        ("15/12/2023 - 14/01/2024: Một\n32/01/2024 - 14/03/2024: Hai", 2),
        ("15/12/2023 - 14/12/2023: Ngược", 1),
        ("01/01/2024 - 10/01/2024: Một\n10/01/2024 - 20/01/2024: Chồng", 2),
    ],
    ids=["words", "no_day", "backwards", "overlap"],
)
def test_it_says_which_line_is_no_phase(text: str, number: int) -> None:
    with pytest.raises(rules.BadPhase) as fault:
        rules.phases(text)
    assert fault.value.number == number


def test_it_draws_at_most_sixteen_days_the_last_among_them() -> None:
    points = rules.points(date(2024, 1, 1), date(2024, 3, 31))
    assert len(points) <= 16 and points[-1] == date(2024, 3, 31) and points[0] >= date(2024, 1, 1)
    assert rules.points(date(2024, 1, 2), date(2024, 1, 1)) == []


def test_it_names_every_number_that_is_asked_for() -> None:
    assert len({measures.label_of(key) for key in measures.numbered()}) == 14
