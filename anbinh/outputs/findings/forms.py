"""What an analyst types when deciding of a finding."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from anbinh.foundation.books.forms import NoteForm, PaperForm, StepForm, TakeBackForm, Text
from anbinh.foundation.web import words
from anbinh.outputs.findings import querysets
from anbinh.outputs.findings.models import Finding
from anbinh.outputs.findings.wording import name_of
from anbinh.records.hotspots.models import Spot


class WatchForm(PaperForm):
    """Why it is worth watching, if there is something to say."""

    text = Text(label=_("What to look for"), required=False)


class DismissForm(PaperForm):
    """Why it is nothing."""

    text = Text(
        label=_("Why it is dismissed"),
        help_text=_("For example: one recording day, a doubly entered book, a known case."),
    )


class LinkForm(PaperForm):
    """The hot spot it belongs to."""

    spot = forms.CharField(label=_("Number of the hot spot"), max_length=60)
    field_order: tuple[str, ...] = ("spot", "text", "number", "on", "uploads", "version")

    def clean_spot(self) -> Any:
        """The hot spot with that number."""
        found = Spot.objects.numbered(self.cleaned_data["spot"])
        if found is None:
            raise forms.ValidationError(_("No hot spot has this number. Copy it from the list of hot spots."))
        return found


class WarnForm(StepForm):
    """How the warning begins; everything else is written there."""

    title = forms.CharField(label=_("Title of the warning"), max_length=120)
    happens = Text(label=_("What happens"), help_text=_("In words a frightened person understands. No names."))

    def prepare(self) -> None:
        finding: Finding = self.asked.record
        method = querysets.method_of(finding)
        self.initial.setdefault("title", name_of("method", method, on=finding.last_on)[:120])
        said = {"n": finding.observed, "first": words.day(finding.first_on), "last": words.day(finding.last_on)}
        text = _("From %(first)s to %(last)s, %(n)s reports told of this method.") % said
        self.initial.setdefault("happens", text)


FORMS: dict[str, type[StepForm]] = {
    "watch": WatchForm,
    "dismiss": DismissForm,
    "link": LinkForm,
    "warn": WarnForm,
    "reopen": WatchForm,
    "note": NoteForm,
    "take_back": TakeBackForm,
}
