"""What is asked for a report: its period, its passages, its number and signature."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from anbinh.foundation.accounts.access import roles_with
from anbinh.foundation.accounts.models import Person, Post
from anbinh.foundation.web.forms import DayField
from anbinh.kernels.figures import Period, UnclearPeriod, containing, period, schemes, span
from anbinh.outputs.briefs.models import Brief, Passage
from anbinh.outputs.briefs.outline import Outline
from anbinh.outputs.briefs.querysets import signing_posts

NUMBERS = {"half": 2, "quarter": 4, "month": 12}
ROMAN = ("I", "II", "III", "IV")


class PeriodForm(forms.Form):
    """Which period a new report is about, and as known on which day."""

    year = forms.IntegerField(label=_("Year"), min_value=1990, max_value=2100, localize=False)
    number = forms.TypedChoiceField(label=_("Which"), coerce=int)
    first = DayField(label=_("First day"))
    last = DayField(label=_("Last day"))
    scheme = forms.ChoiceField(
        label=_("Period scheme"),
        help_text=_("Between which days the period counts. Administrative reports: 15th to 14th."),
    )
    as_of = DayField(label=_("Figures as known on"), help_text=_("What was recorded up to the end of this day counts."))

    def __init__(self, *args: Any, outline: Outline, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.outline = outline
        wanted = {"as_of", *(("first", "last") if outline.period == "span" else ("year", "scheme"))}
        wanted |= {"number"} if outline.period in NUMBERS else set()
        self.fields = {name: field for name, field in self.fields.items() if name in wanted}
        self.fields["as_of"].initial = today
        if "year" in wanted:
            self._offer(containing("nd09", outline.period, today).before())
            self.fields["scheme"].choices = [  # type: ignore[attr-defined]  # a field of that kind, as declared above
                (one.code, one.name.vi) for one in schemes().values() if outline.period in one.types
            ]
        if "number" in wanted:
            numbers = range(1, NUMBERS[outline.period] + 1)
            named = [(n, ROMAN[n - 1] if outline.period == "quarter" else str(n)) for n in numbers]
            self.fields["number"].choices = named  # type: ignore[attr-defined]  # a field of that kind, as declared above

    def _offer(self, latest: Period) -> None:
        """The last period that is over: reports are mostly about that."""
        year, _sign, rest = latest.key.partition("-")
        self.fields["year"].initial = int(year)
        if "number" in self.fields:
            self.fields["number"].initial = int(rest.lstrip("HQ"))

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if not self.errors:
            try:
                cleaned["period"] = self._period(cleaned)
            except UnclearPeriod as refusal:
                raise forms.ValidationError(str(refusal)) from refusal
        return cleaned

    def _period(self, cleaned: dict[str, Any]) -> Period:
        if self.outline.period == "span":
            return span(cleaned["first"], cleaned["last"])
        return period(cleaned["scheme"], self.outline.period, cleaned["year"], cleaned.get("number", 1))


class VersionForm(forms.Form):
    """Only which version of the report was seen."""

    version = forms.IntegerField(widget=forms.HiddenInput, localize=False)

    def __init__(self, *args: Any, brief: Brief, **options: Any) -> None:
        super().__init__(*args, **options)
        self.brief = brief
        self.fields["version"].initial = brief.version


class RefreshForm(VersionForm):
    """As known on which day the figures are asked again."""

    as_of = DayField(label=_("Figures as known on"), help_text=_("What was recorded up to the end of this day counts."))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["as_of"].initial = self.brief.as_of


class ReturnForm(VersionForm):
    """Why a report goes back."""

    reason = forms.CharField(label=_("What has to be done"), widget=forms.Textarea({"rows": 4}), max_length=2000)


class HeadForm(VersionForm):
    """Number, symbol, who signs under which title, who gets it."""

    number = forms.IntegerField(
        label=_("Number of the paper"),
        min_value=1,
        required=False,
        localize=False,
        help_text=_("May stay empty until the report is issued."),
    )
    symbol = forms.CharField(label=_("Symbol"), max_length=40, help_text=_("Type and office, such as BC-BCĐ."))
    signer = forms.ModelChoiceField(
        label=_("Who signs"), queryset=Post.objects.none(), empty_label=_("Choose who signs")
    )
    titles = forms.CharField(
        label=_("Title above the signature"),
        widget=forms.Textarea({"rows": 3}),
        help_text=_("One line each, such as TM. Ban Chỉ đạo."),
    )
    recipients = forms.CharField(
        label=_("Recipients of the report"),
        widget=forms.Textarea({"rows": 5}),
        help_text=_("One line each; the last one names the archive."),
    )

    def __init__(self, *args: Any, on: date, **options: Any) -> None:
        super().__init__(*args, **options)
        posts = signing_posts(None, roles_with("briefs.approve"), on=on)
        self.fields["signer"].queryset = posts  # type: ignore[attr-defined]  # a field of that kind, as declared above
        self.fields["signer"].label_from_instance = _named  # type: ignore[attr-defined]  # a field of that kind, as declared above
        for name in ("number", "symbol", "signer", "titles", "recipients"):
            self.fields[name].initial = getattr(self.brief, name)


def _named(post: Post) -> str:
    person: Person = post.person
    return f"{person}, {post.get_role_display()}, {post.unit.name}"


class PassageForm(forms.Form):
    """The text of a passage."""

    version = forms.IntegerField(widget=forms.HiddenInput, localize=False)
    text = forms.CharField(
        label=_("Text of the passage"),
        widget=forms.Textarea({"rows": 14}),
        required=False,
        help_text=_("Each line is a paragraph; a line that begins with “- ” is an item of a list."),
    )

    def __init__(self, *args: Any, passage: Passage, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["version"].initial = passage.version
        self.fields["text"].initial = passage.text


class CommentForm(forms.Form):
    """A remark."""

    text = forms.CharField(label=_("Your remark"), widget=forms.Textarea({"rows": 3}), max_length=4000)
