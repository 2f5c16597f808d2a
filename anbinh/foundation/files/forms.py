"""The question for files: what was chosen now, and what was chosen before the form came back."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from anbinh.foundation.files import commands, rules, wording
from anbinh.foundation.files.examination import Refused, examine
from anbinh.foundation.files.holding import HeldUpload, held_upload
from anbinh.foundation.files.models import Kind
from anbinh.foundation.files.uploads import Upload, most_bytes, plain_name
from anbinh.foundation.web.attachments import Bounds, FilesAnswer, FilesWidget, Waiting


class FilesField(forms.Field):
    """Several files, in a form that is `WithFiles`; cleaned to a list of uploads that `commands.keep_all` takes."""

    widget = FilesWidget
    default_error_messages = {"required": _("Choose at least one file.")}

    def __init__(self, *, office: bool = False, most: int = 10, **options: Any) -> None:
        self.office, self.most = office, most
        self.at: datetime | None = None
        self.good: list[Upload] = []
        super().__init__(**options)
        self.question.accept = ",".join(sorted(media.name for media in rules.accepted(office=office)))
        self.question.bounds = Bounds(most, {kind: most_bytes(kind) for kind in rules.KINDS})

    @property
    def question(self) -> FilesWidget:
        """The widget, by its own type."""
        return cast(FilesWidget, self.widget)

    def clean(self, value: FilesAnswer | None) -> list[Upload]:
        """The uploads. A refused one is named with its reason; the good ones beside it are not lost."""
        answer = value or FilesAnswer()
        self.good, refused = [], []
        for token in answer.tokens:
            try:
                self.good.append(held_upload(token, at=self._moment()))
            except Refused as fault:
                refused.append(str(fault))
        for upload in answer.chosen:
            try:
                examine(cast(Any, upload), size=upload.size or 0, office=self.office)
                self.good.append(cast(Upload, upload))
            except Refused as fault:
                refused.append(wording.named(plain_name(upload.name or ""), str(fault)))
        if len(self.good) > self.most:
            self.good = self.good[: self.most]
            refused.append(wording.too_many(self.most))
        if refused:
            raise forms.ValidationError(refused)
        if self.required and not self.good:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        return self.good

    def _moment(self) -> datetime:
        if self.at is None:
            raise TypeError("a form with a FilesField is made WithFiles and told the moment")
        return self.at


class WithFiles(forms.Form):
    """A form that asks for files: `ReportForm(request.POST, request.FILES, at=now)`; when it is refused, the view
    calls `form.hold_files()` before it renders it again."""

    def __init__(self, *arguments: Any, at: datetime, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.at = at
        for field in self._files_fields():
            field.at = at

    def hold_files(self) -> None:
        """Have the good files wait a day for this form, so that nobody chooses them twice."""
        for field in self._files_fields():
            tokens = [
                one.token if isinstance(one, HeldUpload) else commands.hold(one, at=self.at) for one in field.good
            ]
            field.question.waiting = waiting(tokens, at=self.at)

    def _files_fields(self) -> Sequence[FilesField]:
        return [field for field in self.fields.values() if isinstance(field, FilesField)]


def waiting(tokens: Sequence[str], *, at: datetime) -> list[Waiting]:
    """What the page shows of uploads that wait; for pages that carry tokens along themselves, too."""
    held = [held_upload(token, at=at) for token in tokens]
    return [Waiting(one.token, one.name, Kind(one.media.kind).label, one.size) for one in held]
