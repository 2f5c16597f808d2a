"""What the codes are called that figures are cut by: as each room declares it in its `cuts.py`."""

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext as _

from anbinh.foundation.journal.cuts import words_of
from anbinh.kernels.figures import Figure


def names_of(figure: Figure, dimension: str, *, on: date) -> dict[str, str]:
    """Every code by which a figure may be cut, in order, as it is called on a day."""
    return words_of(dimension, figure.verbs, on=on)


def name_of(code: str, names: Mapping[str, str]) -> str:
    """A code by its name; the code itself where no room has a name for it."""
    return names.get(code) or code or _("not said")
