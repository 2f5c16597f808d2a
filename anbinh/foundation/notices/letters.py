"""What a letter says: the kinds, the numbers of records and the ways there; never a word of a record itself."""

from collections.abc import Sequence

from django.conf import settings
from django.urls import NoReverseMatch, reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from anbinh.foundation.notices.models import Telling


def address_of(telling: Telling) -> str:
    """Where a telling leads; to the notices when its page is no more."""
    try:
        return reverse(telling.route, kwargs=telling.keys)
    except NoReverseMatch:
        return reverse("notices:index")


def composed(tellings: Sequence[Telling]) -> tuple[str, str]:
    """Subject and body, in the language of the house: nobody is signed in here."""
    with translation.override(settings.LANGUAGE_CODE):
        lines = [_line(telling) for telling in tellings]
        if len(lines) == 1:
            subject = _("An Bình: %(what)s") % {"what": tellings[0].label}
        else:
            subject = ngettext("An Bình: %(n)s notice", "An Bình: %(n)s notices", len(lines)) % {"n": len(lines)}
        ways = _("How you are told: %(address)s") % {"address": settings.ADDRESS + reverse("notices:choices")}
        return subject, "\n\n".join([*lines, "--\n" + ways]) + "\n"


def _line(telling: Telling) -> str:
    what = f"{telling.label}: {telling.number}" if telling.number else telling.label
    return f"{what}\n{settings.ADDRESS}{address_of(telling)}"
