"""Every sentence stands in both languages, asks for the same values, and is used."""

import re
from pathlib import Path
from string import Formatter

import pytest

from anbinh.kernels.sheets import Kind, Refusal, Wording
from anbinh.kernels.sheets.sentences import sentence, templates

SOURCE = "\n".join(file.read_text(encoding="utf-8") for file in Path(__file__).parents[1].glob("*.py"))
# What the rooms' resolvers say; a resolver picks its own sentence.
FOR_RESOLVERS = re.compile(r"unknown|unknown_near|(unknown|several)_(unit|offence)s?(_near)?")


def _names(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("key", sorted(templates()))
def test_it_asks_for_the_same_values_in_both_languages(key: str) -> None:
    wording = templates()[key]
    assert _names(wording.vi) == _names(wording.en)
    assert key.startswith("hint_") or FOR_RESOLVERS.fullmatch(key) or f'"{key}"' in SOURCE


@pytest.mark.parametrize("key", re.findall(r'(?:Unfit|Refusal|Unreadable|NoHeading|Unmatched)\(\s*"(\w+)"', SOURCE))
def test_it_has_a_sentence_for_every_refusal(key: str) -> None:
    assert key in templates()


@pytest.mark.parametrize("kind", list(Kind))
def test_it_has_a_hint_for_every_kind(kind: Kind) -> None:
    assert sentence(f"hint_{kind}", "vi").endswith(".")


def test_it_writes_out_lists_and_wordings() -> None:
    refusal = Refusal("unknown_near", values={"given": "a", "near": ["b", Wording("có", "yes")]})
    assert refusal.say("vi") == "không tìm thấy “a”; có phải là “b”, “có”?"
    assert refusal.say("en") == "“a” was not found; did you mean “b”, “yes”?"
