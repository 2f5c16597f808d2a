"""The page and the command line of handing over."""

import json
from datetime import date

import pytest
from click.testing import CliRunner

from anbinh.foundation.units import commands as units
from anbinh.foundation.units.models import Kind, Unit
from anbinh.foundation.units.rules import Described
from anbinh.records.intake.cli import intake
from anbinh.records.intake.models import Report
from anbinh.records.intake.tests.conftest import Desk, Fresh, on
from anbinh.records.intake.tests.test_handing_over import REFORM, at, received
from conftest import SignIn

LIST, DONE = "/can-bo/nguon-tin/ban-giao/", "/can-bo/nguon-tin/ban-giao/ket-qua/"


@pytest.fixture
def orphan(desk: Desk) -> Unit:
    """A police unit that ended on 1/7/2025 and left nobody."""
    described = Described(
        code="CA-THU", kind=Kind.POLICE, name="Công an thử", parent="01", valid_from=date(2024, 1, 1), source="test"
    )
    made = units.open_unit(described, by=None, at=at(1, 1, year=2024))
    return units.close_unit(made, on=REFORM, by=None, at=at(1, 1, year=2024))


def test_it_shows_where_each_goes_before_anything_moves(desk: Desk, sign_in: SignIn, fresh: Fresh) -> None:
    report = received(desk, "CA-09721", at(20, 6))
    page = sign_in("city_desk").get(LIST)
    assert report.code in page.content.decode() and desk.commune.name in page.content.decode()
    assert fresh(report).holder.code == "CA-09721"


def test_it_hands_over_and_lists_what_moved(desk: Desk, sign_in: SignIn, fresh: Fresh) -> None:
    report = received(desk, "CA-09721", at(20, 6))
    client = sign_in("city_desk")
    page = client.post(LIST, follow=True)
    assert page.request["PATH_INFO"] == DONE and report.code in page.content.decode()
    assert fresh(report).holder == desk.commune
    csv = client.get(f"{DONE}?{page.request['QUERY_STRING']}&format=csv").content.decode()
    assert report.code in csv and "Phúc Lộc" in csv
    assert report.code not in client.get(f"{DONE}?at=2020-01-01T00:00:00%2B00:00").content.decode()
    assert client.get(f"{DONE}?at=hôm-nay").status_code == 200


def test_it_shows_what_has_no_heir_in_red_and_takes_a_name(
    desk: Desk, sign_in: SignIn, orphan: Unit, fresh: Fresh
) -> None:
    report = received(desk, "CA-THU", at(20, 6))
    client = sign_in("city_desk")
    assert f"heir_{orphan.pk}" in client.get(LIST).content.decode()
    wrong = client.post(LIST, {f"heir_{orphan.pk}": "không có đơn vị này"})
    assert wrong.status_code == 200 and fresh(report).holder == orphan
    client.post(LIST, {f"heir_{orphan.pk}": "CATP-PC02"})
    assert fresh(report).holder == desk.city_police


@pytest.mark.parametrize("role", ["duty_officer", "investigator", "inspector", "administrator"])
def test_it_lets_only_the_citys_desk_hand_over(desk: Desk, sign_in: SignIn, role: str) -> None:
    assert sign_in(role).get(LIST).status_code == 403
    assert sign_in(role).get(DONE).status_code == 403


def test_it_says_on_the_command_line_what_would_go_where_and_then_does_it(desk: Desk, fresh: Fresh) -> None:
    report = received(desk, "CA-09721", at(20, 6))
    run = CliRunner().invoke(intake, ["hand-over", "--on", "2025-07-01", "--dry-run", "--json"])
    told = json.loads(run.stdout)
    assert (told["reports"], told["without_heir"], told["list"][0]["to"]) == (1, 0, "CA-09739")
    assert fresh(report).holder.code == "CA-09721"
    run = CliRunner().invoke(intake, ["hand-over", "--on", "01/07/2025"])
    assert run.exit_code == 0 and f"{report.code}\tCA-09721\tCA-09739" in run.stdout
    assert fresh(report).holder == desk.commune


def test_it_ends_with_one_when_somebody_must_still_be_named(desk: Desk, orphan: Unit, fresh: Fresh) -> None:
    report = received(desk, "CA-THU", at(20, 6))
    assert CliRunner().invoke(intake, ["hand-over", "--on", "2025-07-01"]).exit_code == 1
    run = CliRunner().invoke(intake, ["hand-over", "--on", "2025-07-01", "--heir", "CA-THU=CATP-PC02"])
    assert run.exit_code == 0 and fresh(report).holder == desk.city_police
    assert not Report.objects.held_by_ended(on(2).date()).exists()


@pytest.mark.parametrize("arguments", [["--on", "hôm qua"], ["--heir", "CA-THU"], ["--heir", "X=Y"]])
def test_it_refuses_what_it_does_not_understand_with_a_sentence(desk: Desk, arguments: list[str]) -> None:
    run = CliRunner().invoke(intake, ["hand-over", *arguments])
    assert run.exit_code == 2 and run.stderr.strip() and "Traceback" not in run.stderr
