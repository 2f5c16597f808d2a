"""The life of a model and what each step does to the figures."""

import pytest

from anbinh.foundation.books.commands import Overtaken, Paper, Refusal
from anbinh.foundation.books.models import Act
from anbinh.records.movement import verbs
from anbinh.records.movement.book import BOOK
from anbinh.records.movement.commands import models as commands
from anbinh.records.movement.models import CommunityModel, Evaluation, Recognition, Site, SiteReview
from anbinh.records.movement.sheets import sheet_on
from anbinh.records.movement.tests.conftest import Ward, day, fresh, fresh_site, on, total

FULL = {one.code: one.points for one in sheet_on(day(1)).criteria}


def kept(ward: Ward, *, number: int = 30) -> int:
    return total(verbs.OPENED, until=day(number)) + total(verbs.CLOSED, until=day(number))


def test_it_begins_with_an_approved_survey_plan(ward: Ward) -> None:
    model = ward.planned()
    assert (model.code, model.stage) == ("MH-09739/2026/001", "planned")
    assert model.papers == [{"kind": "survey_plan", "number": "15/KH-UBND", "on": "2026-03-02"}]
    assert kept(ward) == 0


def test_it_goes_through_every_stage_to_the_launch_and_is_counted_from_that_day(ward: Ward) -> None:
    model = ward.launched()
    assert (model.stage, model.launched_on, model.due_on) == ("kept", day(20), day(30, month=6))
    assert (model.households_signed, model.households_asked) == (47, 50)
    assert [kept(ward, number=number) for number in (19, 20)] == [0, 1]
    assert total(verbs.OPENED, until=day(30), model_type="households") == 1


def test_it_names_the_papers_that_are_missing_before_the_step(ward: Ward) -> None:
    model = ward.approved()
    said = BOOK.refusal("commit", model, at=on(11))
    assert "quy chế" in said and "kế hoạch" in said
    with pytest.raises(Refusal, match="thiếu"):
        ward.did(model, "commit", on(11), households=50, signed=47)
    ward.did(model, "attach", on(11), kind="rules", number="1/QC")
    assert "quy chế" not in BOOK.refusal("commit", fresh(model), at=on(11))


@pytest.mark.parametrize(
    "step", ["propose", "approve", "commit", "launch", "review", "evaluate", "recognise", "retire"]
)
def test_it_leaves_out_no_stage(ward: Ward, step: str) -> None:
    assert "trạng thái" in BOOK.refusal(step, ward.planned(), at=on(3))


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [({"name": " "}, "Đặt tên"), ({"number": ""}, "kế hoạch khảo sát"), ({"on": day(9)}, "phía trước")],
)
def test_it_refuses_bad_input_with_a_sentence(ward: Ward, changed: dict[str, object], sentence: str) -> None:
    with pytest.raises(Refusal, match=sentence):
        ward.planned(**changed)
    assert not CommunityModel.objects.exists()


@pytest.mark.parametrize(("households", "signed"), [(50, 0), (50, 51)])
def test_it_refuses_more_signatures_than_households(ward: Ward, households: int, signed: int) -> None:
    model = ward.approved()
    with pytest.raises(Refusal, match="ký"):
        ward.did(model, "commit", on(15), households=households, signed=signed)


def test_it_reviews_each_quarter_and_counts_what_was_in_time(ward: Ward) -> None:
    model = ward.launched()
    ward.did(model, "review", on(28, month=6), text="Họp đủ ba kỳ.")
    assert fresh(model).due_on == day(30, month=9)
    ward.did(model, "review", on(9, month=10), text="Họp thiếu một kỳ.")
    assert fresh(model).due_on == day(31, month=12)
    end = day(31, month=12)
    assert total(verbs.REVIEWED, until=end) == 2
    assert total(verbs.REVIEWED, until=end, in_time="yes", model_type="households") == 1


def test_it_takes_a_review_back_with_its_figure(ward: Ward) -> None:
    model = ward.launched()
    ward.did(model, "review", on(28, month=6), text="Họp đủ ba kỳ.")
    commands.take_back(fresh(model), reason="Nhập nhầm mô hình.", by=ward.thang, at=on(29, month=6))
    assert (fresh(model).due_on, total(verbs.REVIEWED, until=day(30, month=6))) == (day(30, month=6), 0)
    assert not SiteReview.objects.standing().exists()


def test_it_rates_a_year_by_the_sheet(ward: Ward) -> None:
    model = ward.launched()
    ward.did(model, "evaluate", on(5, month=12, year=2027), year=2027, scores={**FULL, "results": 10})
    made = Evaluation.objects.of(model).get()
    assert (int(made.total), made.rating, made.sheet) == (85, "fair", "model-2022")
    assert "evaluation" in fresh(model).paper_kinds


def test_it_does_not_rate_what_is_too_young(ward: Ward) -> None:
    model = ward.launched()
    with pytest.raises(Refusal, match="20/03/2026"):
        ward.did(model, "evaluate", on(5, month=12), year=2026, scores=FULL)
    assert not Evaluation.objects.exists()


@pytest.mark.parametrize("scores", [{}, {**FULL, "results": 26}, {**FULL, "results": -1}])
def test_it_refuses_scores_beyond_the_sheet(ward: Ward, scores: dict[str, int]) -> None:
    model = ward.launched()
    with pytest.raises(Refusal, match="tiêu chí"):
        ward.did(model, "evaluate", on(5, month=12, year=2027), year=2027, scores=scores)


def test_it_evaluates_a_year_once_unless_taken_back(ward: Ward) -> None:
    model, at = ward.launched(), on(5, month=12, year=2027)
    ward.did(model, "evaluate", at, year=2027, scores=FULL)
    with pytest.raises(Refusal, match="đã"):
        ward.did(model, "evaluate", at, year=2027, scores=FULL)
    commands.take_back(fresh(model), reason="Chấm nhầm.", by=ward.thang, at=at)
    ward.did(model, "evaluate", at, year=2027, scores=FULL)
    assert Evaluation.objects.of(model).count() == 1


def test_it_counts_a_recognition_under_its_level(ward: Ward) -> None:
    model = ward.launched()
    ward.did(model, "recognise", on(21), number="5/QĐ", level="city")
    ward.did(model, "recognise", on(22), number="6/QĐ", level="commune")
    assert fresh(model).level == "city"
    assert total(verbs.RECOGNISED, until=day(30), level="city") == 1
    with pytest.raises(Refusal, match="đã công nhận"):
        ward.did(model, "recognise", on(23), number="7/QĐ", level="city")
    commands.take_back(fresh(model), reason="Nhầm số.", by=ward.thang, at=on(24))
    assert [one.level for one in Recognition.objects.of(model)] == ["city"]


def ended() -> list[int]:
    """Models and sites ended, and places covered, on the first of July."""
    return [total(verb, until=day(1, month=7)) for verb in (verbs.CLOSED, verbs.SITE_CLOSED, verbs.COVERED)]


def test_it_retires_with_its_sites_and_comes_back_with_them(ward: Ward) -> None:
    model = ward.launched()
    site = ward.site(model)
    at = on(1, month=7)
    ward.did(model, "retire", at, number="9/QĐ", text="Không còn hoạt động.")
    assert (fresh(model).stage, fresh_site(site).stage, fresh_site(site).closed_on) == (
        "retired",
        "closed",
        day(1, month=7),
    )
    assert [total(verb, until=day(1, month=7)) for verb in (verbs.CLOSED, verbs.SITE_CLOSED, verbs.COVERED)] == [
        -1,
        -1,
        0,
    ]
    commands.take_back(fresh(model), reason="Chưa có quyết định.", by=ward.thang, at=at)
    assert (fresh(model).stage, fresh_site(site).stage, Site.objects.kept().count()) == ("kept", "kept", 1)
    assert [total(verb, until=day(1, month=7)) for verb in (verbs.CLOSED, verbs.SITE_CLOSED, verbs.COVERED)] == [
        0,
        0,
        1,
    ]


def test_it_keeps_the_launch_of_a_model_that_has_sites(ward: Ward) -> None:
    model = ward.launched()
    ward.site(model)
    with pytest.raises(Refusal, match="đã có điểm"):
        commands.take_back(model, reason="Nhầm ngày.", by=ward.thang, at=on(28, month=6))


def test_it_restates_model_and_sites_under_a_corrected_kind(ward: Ward) -> None:
    model = ward.launched()
    ward.site(model)
    commands.correct(
        fresh(model), values={"model_type": "patrol"}, reason="Ghi nhầm.", by=ward.thang, at=on(28, month=6)
    )
    until = day(28, month=6)
    assert total(verbs.OPENED, until=until, model_type="patrol") == 1
    assert total(verbs.SITE_OPENED, until=until, model_type="patrol", site_type="residential") == 1
    assert total(verbs.SITE_OPENED, until=until, model_type="households") == 0


def test_it_lets_only_those_decide_who_may(ward: Ward) -> None:
    model = ward.planned(by=ward.lan)
    commands.survey(fresh(model), Paper(text="Có năm vụ trộm."), by=ward.lan, at=on(4))
    commands.propose(fresh(model), Paper(), by=ward.lan, at=on(5))
    with pytest.raises(Refusal, match="không cho phép"):
        commands.approve(fresh(model), Paper(number="20/QĐ"), by=ward.lan, at=on(6))
    with pytest.raises(Refusal, match="không cho phép"):
        ward.planned(unit=ward.far, by=ward.lan)
    with pytest.raises(Refusal, match="không cho phép"):
        commands.note(fresh(model), text="Xem lại.", by=ward.chair, at=on(7))


def test_it_refuses_a_step_over_somebody_elses_change(ward: Ward) -> None:
    model = ward.planned()
    commands.note(fresh(model), text="Xem lại.", by=ward.lan, at=on(3))
    with pytest.raises(Overtaken, match="Nguyễn Thị Lan"):
        commands.note(model, text="Đồng ý.", by=ward.thang, at=on(4))


def test_it_undoes_a_stage_with_its_paper(ward: Ward) -> None:
    model = ward.planned()
    ward.did(model, "survey", on(4), text="Có năm vụ trộm.")
    commands.take_back(fresh(model), reason="Chưa khảo sát xong.", by=ward.thang, at=on(5))
    assert (fresh(model).stage, fresh(model).paper_kinds) == ("planned", {"survey_plan"})
    assert not Act.objects.about(model).of_kind(CommunityModel, "survey").get().stands


def test_it_decides_on_replication_once(ward: Ward) -> None:
    model = ward.launched()
    ward.did(model, "replicate", on(22), number="7/KH")
    with pytest.raises(Refusal, match="22/03/2026"):
        ward.did(model, "replicate", on(23), number="8/KH")
