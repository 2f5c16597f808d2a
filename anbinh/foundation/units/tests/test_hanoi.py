"""Hà Nội in its three epochs, asked as people ask."""

import json
from datetime import date, timedelta
from itertools import pairwise

import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from anbinh.foundation.journal.models import Entry
from anbinh.foundation.journal.verification import verify
from anbinh.foundation.units import commands
from anbinh.foundation.units.cli import units as units_command
from anbinh.foundation.units.models import COMMUNES, Unit
from anbinh.foundation.units.querysets import reached_from, traced
from anbinh.foundation.units.rules import path_ids, short_name
from anbinh.foundation.units.tests.moment import AT

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("hanoi")]
OF_2024, OF_2025, NOW = date(2024, 3, 6), date(2025, 3, 1), date(2025, 7, 1)


def unit(code: str, day: date) -> Unit:
    return Unit.objects.coded(code).on(day).get()


def run(*arguments: str) -> Result:
    return CliRunner().invoke(units_command, arguments)


@pytest.mark.parametrize(
    ("day", "districts", "communes", "kinds"),
    [
        (date(2020, 1, 1), 30, 579, {"ward": 175, "commune": 383, "township": 21}),
        (date(2024, 12, 31), 30, 579, {"ward": 175, "commune": 383, "township": 21}),
        (date(2025, 1, 1), 30, 526, {"ward": 160, "commune": 345, "township": 21}),
        (date(2025, 6, 30), 30, 526, {"ward": 160, "commune": 345, "township": 21}),
        (date(2025, 7, 1), 0, 126, {"ward": 51, "commune": 75}),
        (date(2035, 1, 1), 0, 126, {"ward": 51, "commune": 75}),
    ],
)
def test_it_counts_the_units_of_a_day(day: date, districts: int, communes: int, kinds: dict[str, int]) -> None:
    alive = Unit.objects.on(day)
    assert (alive.districts().count(), alive.communes().count()) == (districts, communes)
    assert alive.communes().counts_by_kind() == kinds
    counted = json.loads(run("count", "--on", day.isoformat(), "--json").stdout)
    assert (counted["districts"], counted["communes"]) == (districts, communes)


def test_it_counts_the_communes_of_a_district() -> None:
    expected = {"Quận Ba Đình": 14, "Huyện Phúc Thọ": 21, "Huyện Chương Mỹ": 32, "Thị xã Sơn Tây": 15, "Quận Tây Hồ": 8}
    for name, number in expected.items():
        [district] = Unit.objects.on(OF_2024).districts().known_as(name)
        assert Unit.objects.within(district).on(OF_2024).communes().count() == number


def test_it_leads_every_old_commune_to_a_new_one_and_back() -> None:
    """The figures of the resolution: 579 → 526 → 126, 198 units split, 795 pairs, two of them corrected by hand."""
    middle = list(Unit.objects.on(OF_2025).communes())
    onward = {one.pk: traced(one, frm=OF_2025, to=NOW) for one in middle}
    assert all(onward.values())
    assert sum(len(found) for found in onward.values()) == 795
    assert sum(found[0].split for found in onward.values()) == 198
    assert {one.unit.pk for found in onward.values() for one in found} == set(
        Unit.objects.on(NOW).communes().values_list("pk", flat=True)
    )
    before = [traced(one, frm=OF_2024, to=OF_2025) for one in Unit.objects.on(OF_2024).communes()]
    assert [len(found) for found in before] == [1] * 579
    assert not any(found[0].split for found in before)
    assert {found[0].unit.pk for found in before} == {one.pk for one in middle}


@pytest.mark.parametrize(
    ("code", "successors"),
    [
        ("09721", {"Xã Phúc Lộc": False}),  # Vân Phúc, of the model "Họ giáo an toàn về ANTT"
        ("00553", {"Phường Phúc Lợi": True, "Xã Gia Lâm": True, "Xã Phù Đổng": True, "Xã Thuận An": True}),  # Cổ Bi
        ("00556", {"Xã Phù Đổng": False}),  # Đặng Xá
        ("00226", {"Phường Kim Liên": True, "Phường Văn Miếu – Quốc Tử Giám": True}),  # Trung Tự
        ("01", {"Thành phố Hà Nội": False}),
        ("CA-001", {"Công an thành phố Hà Nội": False}),
        ("CA-09721", {"Công an xã Phúc Lộc": False}),
        ("STTTT", {"Sở Khoa học và Công nghệ Hà Nội": False}),
    ],
)
def test_it_traces_what_a_unit_became(code: str, successors: dict[str, bool]) -> None:
    found = traced(unit(code, OF_2024), frm=OF_2024, to=date(2025, 8, 1))
    assert {one.unit.name: one.split for one in found} == successors


def test_it_traces_a_district_through_its_communes() -> None:
    found = {one.unit.name: one.split for one in traced(unit("001", OF_2024), frm=OF_2024, to=NOW)}
    assert found["Phường Ba Đình"] is True
    assert "Xã Sóc Sơn" not in found


def test_it_traces_back_and_marks_what_came_only_in_part() -> None:
    found = {one.unit.name: one.split for one in traced(unit("09739", NOW), frm=NOW, to=OF_2024)}
    assert found["Xã Vân Phúc"] is False
    back = {one.unit.name: one.split for one in traced(unit("00229", NOW), frm=NOW, to=OF_2024)}
    assert back["Phường Trung Tự"] is True


def test_it_traces_to_itself_what_did_not_change() -> None:
    same = unit("00001", OF_2024)
    assert [(one.unit, one.split) for one in traced(same, frm=OF_2024, to=OF_2025)] == [(same, False)]


def test_it_tells_a_code_used_twice_apart_by_the_day() -> None:
    assert unit("00004", OF_2024).name == "Phường Trúc Bạch"
    assert unit("00004", NOW).name == "Phường Ba Đình"


def test_it_ends_district_police_and_procuracies_on_their_days() -> None:
    def police_of_districts(day: date) -> int:
        return Unit.objects.on(day).of_kind("police").filter(parent__kind="district").count()

    assert (police_of_districts(date(2025, 2, 28)), police_of_districts(date(2025, 3, 1))) == (30, 0)
    assert Unit.objects.on(date(2025, 6, 30)).of_kind("procuracy").filter(code__startswith="VKS-2").count() > 0
    now = Unit.objects.on(NOW).of_kind("procuracy")
    assert not now.filter(parent__kind="district").exists()
    assert now.filter(code__startswith="VKS-KV").count() == 12


def test_it_seats_every_agency_somewhere_while_it_lives() -> None:
    for agency in Unit.objects.all().agencies().select_related("parent"):
        assert agency.parent is not None
        assert agency.parent.valid_from <= agency.valid_from
        assert agency.parent.valid_to is None or (agency.valid_to and agency.valid_to <= agency.parent.valid_to)


def test_it_never_lets_two_periods_of_a_code_overlap() -> None:
    rows = Unit.objects.order_by("code", "valid_from").values_list("code", "valid_from", "valid_to")
    for (code, _starts, ends), (next_code, next_starts, _next_ends) in pairwise(rows):
        assert code != next_code or (ends is not None and ends <= next_starts)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(day=st.dates(date(2020, 1, 1), date(2030, 12, 31)))
def test_it_keeps_the_tree_whole_on_any_day(day: date) -> None:
    alive = {row[0]: row[1:] for row in Unit.objects.on(day).values_list("pk", "parent_id", "path")}
    for pk, (parent, path) in alive.items():
        assert parent is None or parent in alive
        assert path_ids(path)[-1] == pk
        assert path == (f"{alive[parent][1]}{pk}/" if parent else f"/{pk}/")


def test_it_sorts_names_the_vietnamese_way() -> None:
    names = [short_name(u.name) for u in Unit.objects.on(NOW).communes().order_by("sort_key")]
    wanted = [
        "An Khánh",
        "Ba Đình",
        "Ba Vì",
        "Cầu Giấy",
        "Chuyên Mỹ",
        "Đa Phúc",
        "Đại Mỗ",
        "Hà Đông",
        "Ô Chợ Dừa",
        "Yên Xuân",
    ]
    assert [name for name in names if name in wanted] == wanted


@pytest.mark.parametrize(
    "typed", ["van phuc phuc tho", "Vân Phúc, Phúc Thọ", "xa van phuc phuc tho", "VÂN PHÚC phúc thọ", "09721"]
)
def test_it_finds_a_unit_however_it_is_typed(typed: str) -> None:
    found = Unit.objects.on(OF_2024).matching(typed).best_first(typed).first()
    assert found is not None
    assert found.code == "09721"


def test_it_gives_a_commune_the_reach_of_all_that_went_into_it() -> None:
    reached = set(Unit.objects.filter(pk__in=reached_from([unit("09739", NOW)], NOW)).values_list("name", flat=True))
    assert {"Xã Phúc Lộc", "Công an xã Phúc Lộc", "Xã Vân Phúc", "Công an xã Vân Phúc"} <= reached
    assert "Huyện Phúc Thọ" not in reached
    assert "Xã Hát Môn" not in reached


def test_it_lets_each_heir_of_a_split_unit_reach_its_records() -> None:
    trung_tu = unit("00226", OF_2024)
    for code in ("00229", "00226"):
        assert trung_tu.pk in reached_from([unit(code, NOW)], NOW)
    assert trung_tu.pk not in reached_from([unit("00004", NOW)], NOW)


def test_it_carries_a_post_of_an_ended_unit_to_the_main_heir_only_when_the_day_comes() -> None:
    van_phuc = unit("09721", OF_2024)
    assert unit("09739", NOW).pk not in reached_from([van_phuc], date(2025, 6, 30))
    assert unit("09739", NOW).pk in reached_from([van_phuc], NOW)


def test_it_fills_in_twice_what_it_filled_in_once(hanoi: int) -> None:
    entries = Entry.objects.count()
    assert commands.load_hanoi(at=AT + timedelta(days=1)) == hanoi
    assert (Unit.objects.count(), Entry.objects.count()) == (hanoi, entries)


def test_it_posts_what_it_fills_in_so_that_the_journal_counts_the_communes() -> None:
    codes = [str(kind) for kind in COMMUNES]
    for day, number in ((OF_2024, 579), (OF_2025, 526), (NOW, 126)):
        posted = Entry.objects.occurred(last=day).filter(verb__in=["units.unit.opened", "units.unit.closed"])
        assert sum(e.quantity for e in posted if e.dimensions["kind"] in codes) == number
    assert verify().fault is None


def test_it_traces_on_the_command_line() -> None:
    told = json.loads(run("trace", "09721", "--from", "2024-03-06", "--to", "2025-08-01", "--json").stdout)
    assert [(one["code"], one["name"], one["split"]) for one in told] == [("09739", "Xã Phúc Lộc", False)]
    back = json.loads(run("trace", "00229", "--from", "2025-08-01", "--to", "2024-03-06", "--json").stdout)
    assert {"code", "name", "kind", "split", "valid_from", "valid_to"} <= set(back[0])
    assert "00226" in {one["code"] for one in back if one["split"]}


@pytest.mark.parametrize(
    "arguments",
    [
        ("trace", "99999", "--from", "2024-03-06", "--to", "2025-08-01"),
        ("trace", "CA-001", "--from", "2025-08-01", "--to", "2024-03-06"),
        ("trace", "00001", "--from", "2024-03-06", "--to", "1999-01-01"),
        ("count", "--on", "2024-02-30"),
        ("count", "--on", "1875-01-01"),
        ("show", "XYZ", "--on", "2024-03-06"),
        ("load-province", "00"),
    ],
)
def test_it_refuses_on_the_command_line_in_one_sentence(arguments: tuple[str, ...]) -> None:
    refused = run(*arguments)
    assert refused.exit_code == 2
    assert refused.stdout == ""
    assert len(refused.stderr.strip().splitlines()) == 1


def test_it_finds_and_shows_on_the_command_line() -> None:
    assert "09721" in run("find", "van", "phuc", "phuc", "tho", "--on", "2024-03-06").stdout
    shown = json.loads(run("show", "09721", "--on", "2024-03-06", "--json").stdout)
    assert shown["place"] == "Huyện Phúc Thọ, Thành phố Hà Nội"


def test_it_loads_any_other_province() -> None:
    assert run("load-province", "48").exit_code == 0
    da_nang = unit("48", NOW)
    assert Unit.objects.within(da_nang).on(NOW).communes().count() == 94
    quang_nam = Unit.objects.on(date(2025, 2, 1)).known_as("quang nam").get()
    assert [one.unit.name for one in traced(quang_nam, frm=date(2025, 2, 1), to=NOW)] == ["Thành phố Đà Nẵng"]
    assert Unit.objects.within(unit("01", NOW)).on(NOW).communes().count() == 126
