"""Letters of units that end on 1/3/2025 and 1/7/2025: nothing is orphaned, times run on, figures stay whole."""

import json
from collections import defaultdict
from datetime import date, datetime

import pytest
from click.testing import CliRunner

from anbinh.foundation.journal.models import Entry
from anbinh.foundation.units import commands as units
from anbinh.foundation.units.models import Kind, Unit
from anbinh.foundation.units.rules import Described
from anbinh.records.intake.commands import IntakeError
from anbinh.records.letters import commands, verbs
from anbinh.records.letters.cli import letters
from anbinh.records.letters.models import Act, Letter, Offer
from anbinh.records.letters.tests.conftest import CITY, Desk, fresh, running
from conftest import SignIn

REFORM, DISTRICTS_ENDED = date(2025, 7, 1), date(2025, 3, 1)
LIST, DONE = "/can-bo/don-thu/ban-giao/", "/can-bo/don-thu/ban-giao/ket-qua/"


def at(day: int, month: int, hour: int = 8, *, year: int = 2025) -> datetime:
    return datetime(year, month, day, hour, tzinfo=CITY)


def unit(code: str, day: date) -> Unit:
    found: Unit = Unit.objects.coded(code).on(day).get()
    return found


def received(desk: Desk, code: str, moment: datetime, **changed: object) -> Letter:
    return desk.received(unit=unit(code, moment.date()), received_at=moment, **changed)


def stock(last: date) -> dict[str, int]:
    found: dict[str, int] = defaultdict(int)
    for entry in Entry.objects.with_verb(verbs.PENDING).occurred(None, last).select_related("unit"):
        found[f"{entry.unit.code}@{entry.unit.valid_from}"] += entry.quantity
    return {code: number for code, number in found.items() if number}


def test_it_passes_letters_of_the_district_police_to_the_city(desk: Desk) -> None:
    letter = received(desk, "CA-001", at(24, 2))
    assert commands.hand_over(on=date(2025, 2, 28), by=desk.thang, at=at(28, 2)) == []
    [done] = commands.hand_over(on=DISTRICTS_ENDED, by=desk.thang, at=at(3, 3))
    assert (done.frm.code, done.to.code if done.to else "") == ("CA-001", "CATP")
    letter = fresh(letter)
    assert letter.holder.code == "CATP" and letter.arrived_at == at(24, 2)
    assert (
        running(letter) == {"TC-1", "TCD-1"}
        and letter.due_at == letter.clocks.get(limit="TC-1", ended_at__isnull=True).due_at
    )
    assert [code.split("@")[0] for code in stock(date(2025, 2, 28))] == ["CA-001"]
    assert [code.split("@")[0] for code in stock(DISTRICTS_ENDED)] == ["CATP"]
    assert commands.hand_over(on=DISTRICTS_ENDED, by=desk.thang, at=at(4, 3)) == []


def test_it_passes_letters_of_a_commune_to_what_took_its_work_over_with_their_times(desk: Desk) -> None:
    letter = received(desk, "CA-09721", at(20, 5), kind="complaint")
    assert commands.ways(on=REFORM)[0].to == desk.commune
    commands.hand_over(on=REFORM, by=desk.thang, at=at(1, 7))
    assert fresh(letter).holder == desk.commune
    clocks = letter.clocks.filter(limit="KN-2")
    assert {clock.start_at for clock in clocks} == {at(20, 5)}
    late = Entry.objects.with_verb(verbs.OVERDUE).occurred(None, REFORM)
    assert sum(entry.quantity for entry in late if entry.unit_id == desk.commune.pk) == 2  # KN-2 and TCD-1, from 1/7
    act = Act.objects.of_letter(letter).with_verb("hand_over").get()
    assert (act.at, act.other_unit and act.other_unit.code) == (at(1, 7, 0), "CA-09721")


def test_it_leaves_closed_letters_and_sends_on_what_was_on_its_way(desk: Desk) -> None:
    closed = received(desk, "CA-09721", at(20, 6))
    commands.guide(closed, body="Thanh tra", by=desk.thang, at=at(21, 6))
    moving = received(desk, "CA-00004", at(20, 6))
    commands.transfer(moving, to=unit("CA-09721", date(2025, 6, 20)), text="Nơi ở.", by=desk.thang, at=at(21, 6))
    commands.hand_over(on=REFORM, by=desk.thang, at=at(1, 7))
    assert fresh(closed).holder.code == "CA-09721"
    assert Offer.objects.waiting().get().to == desk.commune
    commands.take_in(fresh(moving), unit=desk.commune, by=desk.lan, at=at(2, 7))
    assert fresh(moving).holder == desk.commune


def test_it_forgets_a_transfer_between_two_units_that_became_one(desk: Desk) -> None:
    letter = received(desk, "CA-09721", at(20, 6))
    commands.transfer(letter, to=unit("CA-09739", date(2025, 6, 20)), text="Nơi ở.", by=desk.thang, at=at(21, 6))
    commands.hand_over(on=REFORM, by=desk.thang, at=at(1, 7))
    assert fresh(letter).holder == desk.commune and not Offer.objects.waiting().exists()


@pytest.fixture
def orphan(desk: Desk) -> Unit:
    """A police unit that ended on 1/7/2025 and left nobody."""
    described = Described(
        code="CA-THU", kind=Kind.POLICE, name="Công an thử", parent="01", valid_from=date(2024, 1, 1), source="test"
    )
    made = units.open_unit(described, by=None, at=at(1, 1, year=2024))
    return units.close_unit(made, on=REFORM, by=None, at=at(1, 1, year=2024))


def test_it_names_what_has_no_heir_and_takes_one_by_hand(desk: Desk, orphan: Unit) -> None:
    letter = received(desk, "CA-THU", at(20, 6))
    [left] = commands.hand_over(on=REFORM, by=desk.thang, at=at(1, 7))
    assert left.to is None and fresh(letter).holder == orphan
    with pytest.raises(IntakeError, match=r"no longer exists|không còn"):
        commands.hand_over(on=REFORM, heirs={orphan.pk: orphan}, by=desk.thang, at=at(1, 7))
    commands.hand_over(on=REFORM, heirs={orphan.pk: desk.city_police}, by=desk.thang, at=at(1, 7))
    assert fresh(letter).holder == desk.city_police


def test_it_refuses_somebody_whose_posts_do_not_hand_over(desk: Desk) -> None:
    letter = received(desk, "CA-09721", at(20, 6))
    with pytest.raises(IntakeError):
        commands.hand_over(on=REFORM, by=desk.lan, at=at(1, 7))
    assert fresh(letter).holder.code == "CA-09721"


def test_it_shows_the_list_then_hands_over_and_lists_what_moved(desk: Desk, sign_in: SignIn) -> None:
    letter = received(desk, "CA-09721", at(20, 6))
    client = sign_in("city_desk")
    assert "don-thu/ban-giao" in client.get("/can-bo/don-thu/").content.decode()
    assert letter.code in client.get(LIST).content.decode() and fresh(letter).holder.code == "CA-09721"
    page = client.post(LIST, follow=True)
    assert page.request["PATH_INFO"] == DONE and letter.code in page.content.decode()
    assert fresh(letter).holder == desk.commune
    assert letter.code in client.get(f"{DONE}?{page.request['QUERY_STRING']}&format=csv").content.decode()
    assert letter.code in client.get(f"/can-bo/don-thu/{letter.pk}/").content.decode()
    assert sign_in("duty_officer").get(LIST).status_code == 403


def test_it_takes_a_name_on_the_page_and_gives_a_wrong_one_back(desk: Desk, orphan: Unit, sign_in: SignIn) -> None:
    letter, client = received(desk, "CA-THU", at(20, 6)), sign_in("city_desk")
    wrong = client.post(LIST, {f"heir_{orphan.pk}": "không có đơn vị này"})
    assert wrong.status_code == 200 and fresh(letter).holder == orphan
    client.post(LIST, {f"heir_{orphan.pk}": "CATP-PC02"})
    assert fresh(letter).holder == desk.city_police


def test_it_hands_over_from_the_command_line(desk: Desk, orphan: Unit) -> None:
    letter, left = received(desk, "CA-09721", at(20, 6)), received(desk, "CA-THU", at(20, 6))
    dry = CliRunner().invoke(letters, ["hand-over", "--on", "2025-07-01", "--dry-run", "--json"])
    told = json.loads(dry.stdout)
    assert (told["letters"], told["without_heir"], dry.exit_code) == (2, 1, 0)
    assert {"letter": letter.code, "from": "CA-09721", "to": "CA-09739"} in told["list"]
    assert fresh(letter).holder.code == "CA-09721"
    assert CliRunner().invoke(letters, ["hand-over", "--on", "01/07/2025"]).exit_code == 1
    assert fresh(letter).holder == desk.commune and fresh(left).holder == orphan
    done = CliRunner().invoke(letters, ["hand-over", "--on", "2025-07-01", "--heir", "CA-THU=CATP-PC02"])
    assert done.exit_code == 0 and fresh(left).holder == desk.city_police
    assert CliRunner().invoke(letters, ["hand-over", "--on", "hôm nào"]).exit_code == 2
