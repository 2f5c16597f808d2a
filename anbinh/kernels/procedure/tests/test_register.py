from datetime import date, datetime, timedelta
from typing import Any

import pytest

from anbinh.kernels.procedure import (
    DEFAULT,
    NotInForce,
    ProcedureError,
    Reading,
    Severity,
    UnclearQuestion,
    UnknownLimit,
    compute,
    register,
    request_by,
    severity_of,
)
from anbinh.kernels.procedure.counting import VIETNAM_TIME


def at(*parts: int) -> datetime:
    """A moment on Việt Nam's clock: year, month, day, hour, minute."""
    year, month, day, hour, minute = (*parts, 0, 0)[:5]
    return datetime(year, month, day, hour, minute, tzinfo=VIETNAM_TIME)


LAN_RECEIVES_AT = at(2024, 3, 6, 9, 0)
TODAY = date(2024, 3, 6)


@pytest.mark.parametrize("name", ["TC-6", "TC\u20116", "tc\u20136", " tc-6 ", "Tc\u22126"])
def test_it_understands_any_hyphen_and_case(name: str) -> None:
    assert register().find(name, on=TODAY).id == "TC-6"


@pytest.mark.parametrize(
    ("typed", "severity"),
    [
        ("ÍNT", Severity.LESS_SERIOUS),
        ("int", Severity.LESS_SERIOUS),
        ("I\u0301NT", Severity.LESS_SERIOUS),
        ("Nt", Severity.SERIOUS),
        ("rnt", Severity.VERY_SERIOUS),
        ("ĐBNT", Severity.EXTREMELY_SERIOUS),
        ("dbnt", Severity.EXTREMELY_SERIOUS),
        ("đbnt", Severity.EXTREMELY_SERIOUS),
    ],
)
def test_it_understands_classes_without_diacritics(typed: str, severity: Severity) -> None:
    assert severity_of(typed) is severity


@pytest.mark.parametrize("typed", ["", "XNT", "N", "rất nghiêm trọng"])
def test_it_refuses_an_unknown_class(typed: str) -> None:
    with pytest.raises(UnclearQuestion, match="ÍNT, NT, RNT, ĐBNT"):
        severity_of(typed)


@pytest.mark.parametrize(
    ("typed", "near"),
    [("D147", "D147.1"), ("D147.3", "D147.1"), ("asign_wd", "assign_wd"), ("TC6", "TC-6"), ("KN-", "KN-3")],
)
def test_it_suggests_near_names(typed: str, near: str) -> None:
    with pytest.raises(UnknownLimit, match=near):
        register().find(typed, on=TODAY)


@pytest.mark.parametrize("typed", ["", "zzz", "🙂"])
def test_it_says_where_the_list_is_when_nothing_is_near(typed: str) -> None:
    with pytest.raises(UnknownLimit, match="anbinh limits list"):
        register().find(typed, on=TODAY)


def test_it_says_that_a_condition_has_no_period() -> None:
    with pytest.raises(UnknownLimit, match="điều kiện") as refused:
        compute("D148.1", LAN_RECEIVES_AT)
    assert "condition" in refused.value.say("en")


def test_it_takes_the_text_of_the_day() -> None:
    before, after = register().texts("D146.3")
    assert before.valid_to == after.valid_from == date(2021, 12, 1)
    assert compute("D146.3", at(2021, 11, 30, 23, 59)).limit is before
    assert compute("D146.3", at(2021, 12, 1)).limit is after


def test_it_refuses_a_start_before_the_law() -> None:
    with pytest.raises(NotInForce, match="31/12/2017"):
        compute("D147.1", at(2017, 12, 31))
    assert compute("D147.1", at(2018, 1, 1)).verified


def test_it_takes_the_mark_away_once_an_unread_amendment_is_in_force() -> None:
    assert compute("KN-3", at(2026, 6, 30)).verified
    assert not compute("KN-3", at(2026, 7, 1)).verified


def test_it_asks_for_the_class_where_the_law_does() -> None:
    with pytest.raises(UnclearQuestion, match="--class"):
        compute("D172", LAN_RECEIVES_AT)
    assert compute("D147.1", LAN_RECEIVES_AT, severity=Severity.SERIOUS).question.severity is None


@pytest.mark.parametrize(
    ("limit", "circumstances"),
    [
        ("D147.1", {"variant": "complex"}),
        ("KN-3", {"variant": "easy"}),
        ("D147.1", {"extension": 3}),
        ("D147.1", {"extension": -1}),
        ("D146.5", {"extension": 1}),
        ("D240", {"severity": Severity.SERIOUS, "extension": 2}),
    ],
)
def test_it_refuses_variants_and_extensions_the_law_does_not_know(limit: str, circumstances: dict[str, Any]) -> None:
    with pytest.raises(UnclearQuestion, match=limit):
        compute(limit, LAN_RECEIVES_AT, **circumstances)


def test_it_extends_at_most_as_often_as_the_law_says() -> None:
    most = {Severity.LESS_SERIOUS: 1, Severity.SERIOUS: 2, Severity.VERY_SERIOUS: 2, Severity.EXTREMELY_SERIOUS: 4}
    for severity, count in most.items():
        assert len(register().find("D172", on=TODAY).by_class[severity].extensions) == count


@pytest.mark.parametrize("year", [1, 2011, 2098, 9999])
def test_it_refuses_years_without_a_calendar(year: int) -> None:
    with pytest.raises(UnclearQuestion, match="2012"):
        compute("D147.1", at(year, 6, 1))


def test_it_says_by_when_the_procuracy_must_be_asked() -> None:
    first = compute("D147.1", LAN_RECEIVES_AT)
    prolonged = compute("D147.1", LAN_RECEIVES_AT, extension=1)
    extended = compute("D147.1", LAN_RECEIVES_AT, extension=2)
    assert request_by(first) is None, "the head of the body prolongs it himself"
    assert prolonged.last_day == date(2024, 5, 6)
    asked = request_by(prolonged)
    assert asked is not None
    assert (asked.limit.id, asked.last_day) == ("D147.2c", date(2024, 5, 1))
    assert request_by(extended) is None, "it is extended once"


def test_it_asks_ten_days_before_detention_ends() -> None:
    detention = compute("D173", LAN_RECEIVES_AT, severity=Severity.SERIOUS)
    asked = request_by(detention)
    assert asked is not None
    assert detention.due - asked.due == timedelta(days=10)


def test_it_keeps_the_stated_defaults_of_the_open_points() -> None:
    assert Reading() == DEFAULT
    assert not DEFAULT.first_day_counted
    assert DEFAULT.rest_day_shift_reports
    assert not DEFAULT.rest_day_shift_custody
    assert DEFAULT.prolonged_total_from_receipt


def test_it_reads_choices() -> None:
    assert DEFAULT.with_choices("first-day-counted=YES", "custody_by_hour = no") == Reading(
        first_day_counted=True, custody_by_hour=False
    )
    for wrong in ("first_day_counted", "first_day_counted=maybe", "x=yes"):
        with pytest.raises(UnclearQuestion, match="rest_day_shift_custody"):
            DEFAULT.with_choices(wrong)


def test_it_says_every_error_in_both_languages() -> None:
    with pytest.raises(ProcedureError) as refused:
        compute("D172", LAN_RECEIVES_AT)
    assert str(refused.value) == refused.value.say("vi")
    assert "depends on the class" in refused.value.say("en")
