"""What figures are cut by is said in words: every code that can be posted has its words in both languages."""

from datetime import date

import pytest
from django.apps import apps
from django.utils import translation

from anbinh.foundation.journal.cuts import words_of
from anbinh.foundation.journal.verbs import all_verbs
from anbinh.kernels.figures import book

DAY = date(2026, 3, 6)
# The foundation's own books are cut by no choice of a room, and no figure is cut by theirs.
FOUNDATION = ("units.", "figures.", "files.", "accounts.", "books.")
COUNTED = [
    (verb.name, cut)
    for verb in all_verbs()
    for cut in verb.dimensions
    if verb.counts and not verb.name.startswith(FOUNDATION)
]

pytestmark = pytest.mark.django_db  # committees and campaigns are rows


def _said(dimension: str, verb: str, language: str) -> dict[str, str]:
    with translation.override(language):
        return words_of(dimension, [verb], on=DAY)


@pytest.mark.parametrize(("verb", "dimension"), COUNTED, ids=lambda one: one)
def test_it_says_every_code_in_both_languages(verb: str, dimension: str) -> None:
    vietnamese, english = _said(dimension, verb, "vi"), _said(dimension, verb, "en")
    assert vietnamese and vietnamese.keys() == english.keys()
    assert not [code for code in vietnamese if not vietnamese[code].strip() or not english[code].strip()]
    assert not [code for code, word in vietnamese.items() if word == code], "a code is its own word"
    assert [code for code in vietnamese if vietnamese[code] != english[code]], "the Vietnamese words are English"


def test_it_has_words_for_every_cut_of_every_figure() -> None:
    silent = {
        f"{figure.id}: {cut}"
        for figure in book().figures
        for cut in figure.cuts
        if not words_of(cut, figure.verbs, on=DAY)
    }
    assert not silent


def test_it_has_words_for_every_choice_a_record_may_be_cut_by() -> None:
    """A choice added to a model, and to no `cuts.py`, would come out as its code."""
    silent = set()
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            verbs = [
                name for name, cut in COUNTED if cut == field.name and name.startswith(f"{model._meta.app_label}.")
            ]
            if not field.choices or not verbs or not hasattr(model, "codes"):
                continue
            known = words_of(field.name, verbs, on=DAY)
            silent |= {
                f"{model.__name__}.{field.name}: {code}" for code, _label in field.flatchoices if code not in known
            }
    assert not silent
