"""Series named by their numbers, and the form that links a warning to them."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from anbinh.foundation.books.forms import StepForm, Text
from anbinh.records.series.models import Series
from anbinh.records.warnings.book import SERIES

APART = re.compile(r"[,;\n]")


class SeriesField(forms.CharField):
    """Numbers of series, one a line; cleaned to the series themselves, a merged one to that in which it lies now."""

    def __init__(self) -> None:
        widget = forms.Textarea(attrs={"rows": 2})
        help_text = _("Their numbers, one a line. Nobody outside reads them.")
        super().__init__(label=SERIES, required=False, max_length=2000, widget=widget, help_text=help_text)

    def clean(self, value: Any) -> list[Series]:
        found: dict[int, Series] = {}
        for code in filter(None, map(str.strip, APART.split(super().clean(value) or ""))):
            one = Series.objects.coded(code).with_names().first()
            if one is None:
                raise forms.ValidationError(
                    _("No series has the number %(code)s. Copy it from the list of series.") % {"code": code}
                )
            one = one.merged_into or one
            found[one.pk] = one
        return list(found.values())


class SeriesForm(StepForm):
    """Which series it is about."""

    series = SeriesField()
    text = Text(label=_("Why"), required=False, rows=2)

    def prepare(self) -> None:
        self.initial["series"] = "\n".join(self.asked.record.series_codes)
