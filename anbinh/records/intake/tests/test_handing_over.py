"""Reports of units that end: nothing is orphaned, officers stay where their post followed, figures stay whole."""

from collections import defaultdict
from datetime import date, datetime, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from anbinh.foundation.accounts import commands as accounts
from anbinh.foundation.accounts.access import Role
from anbinh.foundation.accounts.models import Person
from anbinh.foundation.journal.models import Entry
from anbinh.foundation.journal.verification import verify
from anbinh.foundation.units import commands as units
from anbinh.foundation.units.models import Kind, Unit
from anbinh.foundation.units.rules import Described
from anbinh.records.intake import commands, verbs
from anbinh.records.intake.commands import IntakeError, ways
from anbinh.records.intake.models import Act, Offer, Report
from anbinh.records.intake.succession import hops_of
from anbinh.records.intake.tests.conftest import CITY, Desk, Fresh

REFORM, DISTRICTS_ENDED = date(2025, 7, 1), date(2025, 3, 1)


def at(day: int, month: int, hour: int = 8, *, year: int = 2025) -> datetime:
    return datetime(year, month, day, hour, tzinfo=CITY)


def unit(code: str, day: date) -> Unit:
    found: Unit = Unit.objects.coded(code).on(day).get()
    return found


def stock(last: date) -> dict[str, int]:
    found: dict[str, int] = defaultdict(int)
    for entry in Entry.objects.with_verb(verbs.PENDING).occurred(None, last).select_related("unit"):
        found[f"{entry.unit.code}@{entry.unit.valid_from}"] += entry.quantity
    return {code: number for code, number in found.items() if number}


def received(desk: Desk, code: str, moment: datetime) -> Report:
    draft = desk.draft(unit=unit(code, moment.date()), received_at=moment)
    return commands.receive(draft, by=desk.thang, at=moment).report


def test_it_passes_the_reports_of_the_district_police_to_the_city(desk: Desk, fresh: Fresh) -> None:
    report = received(desk, "CA-001", at(20, 2))
    assert commands.hand_over(on=date(2025, 2, 28), by=desk.thang, at=at(28, 2)) == []
    done = commands.hand_over(on=DISTRICTS_ENDED, by=desk.thang, at=at(3, 3))
    assert [(one.record, one.frm.code, one.to.code if one.to else "") for one in done] == [(report, "CA-001", "CATP")]
    report = fresh(report)
    assert report.holder.code == "CATP" and report.unit.code == "CA-001" and report.due_at is not None
    act = Act.objects.of_report(report).with_verb("hand_over").get()
    assert (act.at, act.recorded_at) == (at(1, 3, 0), at(3, 3))
    assert [code.split("@")[0] for code in stock(date(2025, 2, 28))] == ["CA-001"]
    assert [code.split("@")[0] for code in stock(date(2025, 3, 1))] == ["CATP"]


def test_it_passes_the_reports_of_a_commune_to_what_took_its_work_over(desk: Desk, fresh: Fresh) -> None:
    report = received(desk, "CA-09721", at(20, 6))
    commands.hand_over(on=REFORM, by=desk.thang, at=at(1, 7))
    report = fresh(report)
    assert report.holder.valid_from == REFORM and report.holder.valid_to is None
    assert report.holder == desk.commune  # the police of Phúc Lộc carries on what Vân Phúc's had


def test_it_keeps_the_officer_whose_post_followed_and_frees_the_others(desk: Desk, fresh: Fresh) -> None:
    hers, theirs = received(desk, "CA-09721", at(10, 6)), received(desk, "CA-00004", at(10, 6))
    stranger = _officer_of(unit("CA-00004", date(2025, 6, 10)))
    for report, officer in ((hers, desk.lan), (theirs, stranger)):
        commands.classify(report, kind="denunciation", by=desk.thang, at=at(10, 6, 9))
        commands.assign(fresh(report), officer=officer, by=desk.thang, at=at(10, 6, 10))
    commands.hand_over(on=REFORM, by=desk.thang, at=at(2, 7))
    assert (fresh(hers).officer, fresh(hers).stage) == (desk.lan, "assigned")
    assert (fresh(theirs).officer, fresh(theirs).stage) == (None, "classified")


def _officer_of(place: Unit) -> Person:
    person, _password = accounts.create_person(username="dao.van.tam", full_name="Đào Văn Tâm", by=None, at=at(2, 1))
    accounts.appoint(
        person=person,
        role=Role.DUTY_OFFICER,
        unit=place,
        valid_from=date(2025, 1, 2),
        valid_to=REFORM,
        by=None,
        at=at(2, 1),
    )
    found: Person = Person.objects.get(pk=person.pk)
    return found


def test_it_hands_a_suspended_report_over_without_counting_it(desk: Desk, fresh: Fresh) -> None:
    report = received(desk, "CA-09721", at(5, 5))
    commands.classify(report, kind="denunciation", by=desk.thang, at=at(5, 5, 9))
    commands.assign(fresh(report), officer=desk.lan, by=desk.thang, at=at(5, 5, 10))
    due = fresh(report).due_at
    assert due is not None
    commands.suspend(fresh(report), ground="148.1a", text="Chờ giám định.", by=desk.thang, at=due - timedelta(hours=2))
    commands.hand_over(on=REFORM, by=desk.thang, at=at(1, 7))
    assert fresh(report).holder == desk.commune and fresh(report).stage == "suspended"
    assert stock(date(2025, 12, 31)) == {}
    commands.resume(fresh(report), text="Có kết luận.", by=desk.thang, at=at(10, 7))
    assert stock(date(2025, 12, 31)) == {f"CA-09739@{REFORM}": 1}


def test_it_dates_the_passage_after_the_last_days_of_the_old_unit(desk: Desk, fresh: Fresh) -> None:
    """The old unit's row was still worked with after it had ended: its stock never falls below nothing."""
    report = received(desk, "CA-09721", at(8, 6))
    commands.classify(report, kind="denunciation", by=desk.thang, at=at(8, 6, 9))
    commands.assign(fresh(report), officer=desk.lan, by=desk.thang, at=at(9, 6))
    due = fresh(report).due_at
    assert due is not None and due > at(27, 6)
    moment = max(due - timedelta(hours=3), at(2, 7))
    commands.suspend(fresh(report), ground="148.1b", text="Chờ tài liệu.", by=desk.thang, at=moment)
    commands.resume(fresh(report), text="Có tài liệu.", by=desk.thang, at=at(5, 7))
    commands.hand_over(on=date(2025, 7, 10), by=desk.thang, at=at(10, 7))
    assert Act.objects.of_report(report).with_verb("hand_over").get().at == at(5, 7)
    days = [date(2025, 6, 1) + timedelta(days=n) for n in range(60)]
    assert all(number >= 0 for day in days for number in stock(day).values())


def test_it_walks_through_every_unit_that_carried_the_work_in_between(desk: Desk, fresh: Fresh) -> None:
    commune = next(u for u in Unit.objects.on(date(2024, 6, 1)).of_kind("police") if _hops(u) == 2)
    report = received(desk, commune.code, at(10, 12, year=2024))
    commands.hand_over(on=REFORM, by=desk.thang, at=at(1, 7))
    steps = list(Act.objects.of_report(report).with_verb("hand_over"))
    assert [act.on for act in steps] == [date(2025, 1, 1), REFORM]
    assert fresh(report).holder == steps[-1].unit and steps[0].unit == steps[1].other_unit


def _hops(police: Unit) -> int:
    hops = hops_of([police], on=REFORM, heirs={})[police.pk]
    return len(hops) if [hop.on for hop in hops] == [date(2025, 1, 1), REFORM] else 0


def test_it_names_what_has_no_heir_and_takes_one_by_hand(desk: Desk, fresh: Fresh) -> None:
    ended = _without_heir()
    report = received(desk, ended.code, at(20, 6))
    [way] = ways(on=REFORM, heirs={})
    assert way.to is None
    [left] = commands.hand_over(on=REFORM, by=desk.thang, at=at(1, 7))
    assert left.to is None and fresh(report).holder == ended
    with pytest.raises(IntakeError, match=r"no longer exists|không còn"):
        commands.hand_over(on=REFORM, heirs={ended.pk: ended}, by=desk.thang, at=at(1, 7))
    commands.hand_over(on=REFORM, heirs={ended.pk: desk.city_police}, by=desk.thang, at=at(1, 7))
    assert fresh(report).holder == desk.city_police
    assert not Report.objects.held_by_ended(REFORM).exists()


def _without_heir() -> Unit:
    described = Described(
        code="CA-THU", kind=Kind.POLICE, name="Công an thử", parent="01", valid_from=date(2024, 1, 1), source="test"
    )
    made = units.open_unit(described, by=None, at=at(1, 1, year=2024))
    return units.close_unit(made, on=REFORM, by=None, at=at(1, 1, year=2024))


def test_it_sends_a_transfer_on_to_what_took_the_receivers_work_over(desk: Desk, fresh: Fresh) -> None:
    report = received(desk, "CA-00004", at(20, 6))
    commands.transfer(report, to=unit("CA-09721", date(2025, 6, 20)), text="Nơi xảy ra.", by=desk.thang, at=at(21, 6))
    commands.hand_over(on=REFORM, by=desk.thang, at=at(1, 7))
    assert Offer.objects.of_report(report).waiting().get().to == desk.commune
    commands.accept(fresh(report), unit=desk.commune, by=desk.lan, at=at(2, 7))
    assert fresh(report).holder == desk.commune


def test_it_forgets_a_transfer_between_two_units_that_became_one(desk: Desk, fresh: Fresh) -> None:
    report = received(desk, "CA-09721", at(20, 6))
    commands.transfer(report, to=unit("CA-09739", date(2025, 6, 20)), text="Nơi xảy ra.", by=desk.thang, at=at(21, 6))
    commands.hand_over(on=REFORM, by=desk.thang, at=at(1, 7))
    assert fresh(report).holder == desk.commune and not Offer.objects.of_report(report).waiting().exists()
    commands.classify(fresh(report), kind="denunciation", by=desk.lan, at=at(2, 7))
    commands.assign(fresh(report), officer=desk.lan, by=desk.lan, at=at(2, 7))
    assert fresh(report).stage == "assigned"


def test_it_refuses_somebody_whose_posts_do_not_hand_over(desk: Desk, fresh: Fresh) -> None:
    report = received(desk, "CA-09721", at(20, 6))
    with pytest.raises(IntakeError):
        commands.hand_over(on=REFORM, by=desk.lan, at=at(1, 7))
    assert fresh(report).holder.code == "CA-09721"


POLICE = ("CA-001", "CA-272", "CA-09721", "CA-00004", "CA-09739", "CATP-PC02")


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(st.sampled_from(POLICE), st.integers(0, 500), st.sampled_from(("new", "assigned", "suspended"))),
        min_size=1,
        max_size=5,
    ),
    st.lists(st.sampled_from((DISTRICTS_ENDED, date(2025, 1, 1), REFORM, date(2025, 8, 15))), min_size=1, max_size=3),
)
def test_it_leaves_no_open_report_with_a_unit_that_has_ended(
    desk: Desk, told: list[tuple[str, int, str]], days: list[date]
) -> None:
    with transaction.atomic():
        for code, after, stage in told:
            moment = at(2, 1, year=2024) + timedelta(days=after)
            if Unit.objects.coded(code).on(moment.date()).exists():
                _brought_to(stage, received(desk, code, moment), desk, moment)
        for day in sorted(days):
            now = datetime(day.year, day.month, day.day, 9, tzinfo=CITY)
            commands.hand_over(on=day, by=None, at=now)
            assert not Report.objects.held_by_ended(day).exists()
        again = commands.hand_over(on=max(days), by=None, at=at(1, 12))
        assert again == []
        assert verify().fault is None
        transaction.set_rollback(True)


def _brought_to(stage: str, report: Report, desk: Desk, moment: datetime) -> None:
    if stage == "new":
        return
    commands.classify(report, kind="report", by=desk.thang, at=moment + timedelta(hours=1))
    report.refresh_from_db()
    commands.assign(report, officer=desk.thang, by=desk.thang, at=moment + timedelta(hours=2))
    report.refresh_from_db()
    if stage == "suspended" and report.due_at:
        commands.suspend(report, ground="148.1a", text="Chờ.", by=desk.thang, at=report.due_at - timedelta(hours=1))
