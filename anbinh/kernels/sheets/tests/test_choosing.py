"""Choices and marks of yes and no."""

import pytest

from anbinh.kernels.sheets.choosing import Chooser, flag
from anbinh.kernels.sheets.errors import Unfit
from anbinh.kernels.sheets.model import Cell, Choice
from anbinh.kernels.sheets.tests.samples import CHANNELS, fold


@pytest.mark.parametrize(
    "written", ["Trực tiếp", "trực  tiếp", "TRUC TIEP", "in_person", "In person", "Tại trụ sở", "Trực tiếp"]
)
def test_it_finds_a_choice(written: str) -> None:
    assert Chooser(CHANNELS, fold)(written) == "in_person"


def test_it_finds_a_choice_written_as_a_number() -> None:
    assert Chooser((Choice("1", "Một", "One"),), fold)(1.0) == "1"


def test_it_lists_the_choices_when_nothing_is_near() -> None:
    with pytest.raises(Unfit) as refused:
        Chooser(CHANNELS, fold)("zzz")
    assert refused.value.code == "no_choice"
    assert [shown.vi for shown in refused.value.values["shown"]] == ["Trực tiếp", "Bưu chính", "Điện thoại"]  # type: ignore[attr-defined]  # words of two languages


def test_it_shows_what_is_near() -> None:
    with pytest.raises(Unfit) as refused:
        Chooser(CHANNELS, fold)("Điện thoạii")
    assert refused.value.code == "no_choice_near"
    assert [near.vi for near in refused.value.values["near"]] == ["Điện thoại"]  # type: ignore[attr-defined]  # words of two languages


def test_it_names_only_the_first_of_many_choices() -> None:
    many = tuple(Choice(f"c{n}", f"Mục {n}", f"Entry {n}") for n in range(40))
    with pytest.raises(Unfit) as refused:
        Chooser(many, fold)("zzz")
    assert (refused.value.code, refused.value.values["number"]) == ("no_choice_of_many", 40)


@pytest.mark.parametrize("written", ["x", "X", "có", "CÓ", "✓", "1", 1.0, True, "yes", "Có"])
def test_it_reads_yes(written: Cell) -> None:
    assert flag(written, fold) is True


@pytest.mark.parametrize("written", ["không", "0", 0.0, False, "no", "Ko"])
def test_it_reads_no(written: Cell) -> None:
    assert flag(written, fold) is False


def test_it_refuses_what_is_neither() -> None:
    with pytest.raises(Unfit):
        flag("có thể", fold)
