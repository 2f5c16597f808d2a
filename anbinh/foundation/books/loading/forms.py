"""Sending a workbook, saying what its columns hold, deciding after the dry run."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from anbinh.foundation.books.wording import Text
from anbinh.foundation.units.forms import UnitField
from anbinh.foundation.web.words import file_size
from anbinh.kernels.sheets import Form as Book
from anbinh.kernels.sheets import Heading
from anbinh.kernels.sheets.sentences import Language

LARGEST = 50 * 1024 * 1024
ENDINGS = ".xlsx,.xls,.xlsm,.csv,.txt"


class WorkbookField(forms.FileField):
    """A workbook or table of text; its content decides what it is."""

    default_error_messages = {"required": _("Choose the file of the book.")}

    def clean(self, data: Any, initial: Any = None) -> Any:
        upload = super().clean(data, initial)
        if upload.size > LARGEST:
            raise forms.ValidationError(
                _("The file is larger than %(most)s. Split it, for example by year.") % {"most": file_size(LARGEST)}
            )
        return upload


class SendForm(forms.Form):
    """Which file, and whose rows they are where no column says it."""

    file = WorkbookField(
        label="",
        help_text=_("Excel (.xlsx, .xls) or CSV, as the office keeps it, at most 50 MB."),
        widget=forms.FileInput({"accept": ENDINGS}),
    )
    unit = UnitField(label=_("Unit of the whole book"), required=False)

    def __init__(self, *arguments: Any, on: date, label: Text, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.fields["file"].label = str(label)
        self.fields["unit"].on = on  # type: ignore[attr-defined]  # a field of that kind, as declared above
        self.fields["unit"].help_text = _("For rows that name no unit: its code, or its name.")


class ColumnsForm(forms.Form):
    """One choice for each column of the file, and the sheet where several fit."""

    def __init__(self, data: Any = None, *, heading: Heading, book: Book, language: Language) -> None:
        super().__init__(data)
        self.heading = heading
        choices = [("", _("– not used –")), *((one.key, one.label.say(language)) for one in book.fields)]
        if heading.alike:
            sheets = [(name, name) for name in (heading.sheet, *heading.alike)]
            self.fields["sheet"] = forms.ChoiceField(label=_("Sheet"), choices=sheets, initial=heading.sheet)
        # What is not known yet comes first.
        for column in sorted(heading.columns, key=lambda one: (bool(one.key), one.index)):
            if column.parts:
                field = forms.ChoiceField(label=column.label, choices=choices, required=False, initial=column.key)
                field.help_text = _("Column %(letter)s: %(samples)s") % {
                    "letter": column.letter,
                    "samples": " · ".join(dict.fromkeys(column.samples)) or "–",
                }
                self.fields[f"column_{column.index}"] = field

    @property
    def keys(self) -> tuple[str, ...]:
        """The field of every column, in the order of the file."""
        return tuple(self.cleaned_data.get(f"column_{column.index}", "") for column in self.heading.columns)

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        named = [key for name, key in given.items() if name.startswith("column_") and key]
        if twice := {key for key in named if named.count(key) > 1}:
            for name, key in list(given.items()):
                if name.startswith("column_") and key in twice:
                    self.add_error(name, _("Two columns have the same meaning. Choose one for each."))
        return given


class DecisionForm(forms.Form):
    """What was seen in the dry run, so that nothing else is done than what was decided."""

    seen = forms.CharField(max_length=60, widget=forms.HiddenInput)
    without_refused = forms.BooleanField(required=False, widget=forms.HiddenInput)
