"""The lists as files: whole, dated, and refused with a reason when something is wrong."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from shutil import copytree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anbinh.foundation.catalogue import lists
from anbinh.foundation.catalogue.items import Method
from anbinh.foundation.catalogue.reading import DATA, KINDS, BadCatalogue, read_lists

DAY = date(2024, 3, 6)
DAYS = st.dates(date(2018, 1, 1), date(2030, 12, 31))


def test_it_holds_every_list() -> None:
    assert set(lists.lists()) == set(KINDS)
    assert all(made.items for made in lists.lists().values())


def test_it_knows_the_24_forms_of_online_fraud_and_the_six_bases() -> None:
    frauds = [one for one in lists.items("methods", on=DAY) if one.code.startswith("F")]
    assert len(frauds) == 24
    assert len(lists.items("sources_of_information", on=DAY)) == 6


def test_it_knows_deepfake_as_new_on_the_day_of_the_conference() -> None:
    deepfake = lists.item("methods", "F02", on=DAY)
    assert getattr(deepfake, "trend")(DAY) == "new"  # noqa: B009 (a method among items of any kind)
    assert getattr(deepfake, "trend")(DAY - timedelta(days=1)) == ""  # noqa: B009 (only methods have it, and the type says Item)


@given(DAYS)
def test_it_has_one_version_of_each_item_on_any_day(day: date) -> None:
    for code in lists.lists():
        codes = [item.code for item in lists.items(code, on=day)]
        assert len(codes) == len(set(codes)), code


def test_it_shows_an_item_as_it_stood() -> None:
    before = lists.offence("109", on=date(2025, 6, 30)).clauses[0].penalty
    after = lists.offence("109", on=date(2025, 7, 1)).clauses[0].penalty
    assert before.death
    assert not after.death
    assert len(lists.versions("offences", "109")) == 2


def test_it_names_the_ground_of_an_epidemic_only_since_it_is_law() -> None:
    assert lists.item("grounds", "148.1c", on=date(2021, 12, 1)).code == "148.1c"
    with pytest.raises(lists.CatalogueError, match=r"148\.1c.*30/11/2021"):
        lists.item("grounds", "148.1c", on=date(2021, 11, 30))


def test_it_gives_the_line_of_an_article_also_when_the_article_is_not_listed() -> None:
    assert lists.line_of("251", on=DAY) == "MATUY"
    assert lists.line_of("299", on=DAY) == "TTXH"
    with pytest.raises(lists.CatalogueError, match="9999"):
        lists.line_of("9999", on=DAY)


def test_it_knows_which_clauses_wait_for_the_victim() -> None:
    assert lists.on_request("134", "1", on=DAY)
    assert not lists.on_request("134", "2", on=DAY)


@pytest.mark.parametrize("text", ["lua dao", "LỪA ĐẢO", "lừa đảo chiếm đoạt"])
def test_it_finds_with_and_without_diacritics(text: str) -> None:
    assert "174" in [row.code for _made, row in lists.search(text, on=DAY)]


def test_it_puts_an_exact_code_first() -> None:
    assert lists.search("174", on=DAY)[0][1].code == "174"
    assert lists.search("  ", on=DAY) == []


def test_it_writes_a_citation_in_full() -> None:
    ground = lists.item("grounds", "148.1c", on=DAY)
    assert lists.cited(ground.source[0]) == ("Điều 148 khoản 1 điểm c, Bộ luật Tố tụng hình sự 101/2015/QH13")


def edited(folder: Path, file: str, change: Callable[[str], str]) -> Path:
    copy = copytree(DATA, folder / "data")
    path = copy / file
    path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")
    return copy


@pytest.mark.parametrize(
    ("file", "old", "new", "reason"),
    [
        ("lines.yaml", "code: TTXH", "code: TTXH, colour: red", "TTXH: does not know colour"),
        ("stages.yaml", "en: Completed, ", "", "completed: the wording in 'en' is missing"),
        ("severities.yaml", "2025-07-01", "1 July", "is no day"),
        ("offences.yaml", 'penalty: "12-20, life, death"', 'penalty: "for ever"', "is no penalty"),
        ("offences.yaml", "lines: [ANQG]", "lines: [XX]", "XX is not in lines.yaml"),
        ("grounds.yaml", "group: no_prosecution", "group: nowhere", "nowhere is no group"),
        ("outcomes.yaml", 'resolved: "yes"', 'resolved: "perhaps"', "resolved is yes, no or setting"),
        ("offences.yaml", "valid_to: 2025-07-01", "valid_to: 2026-07-01", "two versions are in force"),
        ("letters.yaml", "items:", "items: [", "letters.yaml"),
    ],
)
def test_it_refuses_a_broken_file_and_says_why(tmp_path: Path, file: str, old: str, new: str, reason: str) -> None:
    broken = edited(tmp_path, file, lambda text: text.replace(old, new, 1))
    with pytest.raises(BadCatalogue, match=reason):
        read_lists(broken)


def test_it_codes_a_report_by_a_method_that_was_described_later() -> None:
    deepfake = lists.item("methods", "F02", on=date(2022, 5, 1))
    assert isinstance(deepfake, Method)
    assert deepfake.described == date(2023, 6, 1) and deepfake.trend(date(2022, 5, 1)) == ""
