"""The words for what figures are cut by."""

from django.utils.translation import gettext as _

from anbinh.foundation.web.words import language
from anbinh.kernels.figures import Figure, dimensions


def cuts_of(figure: Figure) -> tuple[tuple[str, str], ...]:
    """What a figure may be cut by, to choose from."""
    named = [(cut, str(dimensions()[cut].say(language()))) for cut in figure.cuts if cut in dimensions()]
    return (("month", _("month")), ("unit", _("unit")), *named)
