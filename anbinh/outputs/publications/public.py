"""What anybody reads: the newest published period, every other one, and the same as files."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from anbinh.foundation.web import doors
from anbinh.foundation.web.exports import WRITERS
from anbinh.foundation.web.words import language
from anbinh.kernels.figures import UnclearPeriod, named
from anbinh.outputs.publications.models import Publication
from anbinh.outputs.publications.reading import sheet_of
from anbinh.outputs.publications.sheet import heads

ENDINGS = ("csv", "json")


@doors.public
def newest(request: HttpRequest) -> HttpResponse:
    """The newest period, or that there is none yet."""
    found = Publication.objects.standing().latest_first().first()
    return _shown(request, found) if found else render(request, "publications/none.html")


@doors.public
def period(request: HttpRequest, scheme: str, key: str) -> HttpResponse:
    """One published period."""
    return _shown(request, _published(scheme, key))


@doors.public
def file(request: HttpRequest, scheme: str, key: str, ending: str) -> HttpResponse:
    """The same numbers, none more, for a spreadsheet or a program."""
    del request
    if ending not in ENDINGS:
        raise Http404(ending)
    sheet = sheet_of(_published(scheme, key))
    return WRITERS[ending](f"so-lieu-{scheme}-{key}", heads(), list(sheet.lines))


def _published(scheme: str, key: str) -> Publication:
    try:
        found = Publication.objects.of_period(named(scheme, key)).standing().first()
    except UnclearPeriod as refusal:
        raise Http404(str(refusal)) from None
    if found is None:
        raise Http404(_("No figures of this period are published."))
    return found


def _shown(request: HttpRequest, found: Publication) -> HttpResponse:
    standing = Publication.objects.standing().latest_first()
    others = [(one, one.period.say(language())) for one in standing if one.pk != found.pk]
    context: dict[str, Any] = {"sheet": sheet_of(found), "publication": found, "others": others, "endings": ENDINGS}
    return render(request, "publications/period.html", context)
