"""A workbook of an office, and what somebody does with it on the pages of a book."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from anbinh.foundation.books.models import Load
from anbinh.kernels.sheets import open_book


def workbook(*rows: Sequence[Any]) -> bytes:
    """One sheet of these rows; the first are the headings."""
    kept = BytesIO()
    with xlsxwriter.Workbook(kept, {"in_memory": True}) as made:
        sheet = made.add_worksheet()
        for number, cells in enumerate(rows):
            sheet.write_row(number, 0, cells)
    return kept.getvalue()


@dataclass(frozen=True)
class Sender:
    """Somebody who loads one book; `good` is a row of it, by heading."""

    client: Client
    book: str
    good: dict[str, Any]

    def _way(self, name: str, **more: Any) -> str:
        return reverse(f"{self.book}:{name}", kwargs=more)

    def row(self, **changed: Any) -> dict[str, Any]:
        """The good row with other cells."""
        return {**self.good, **changed}

    def sent(self, *rows: dict[str, Any]) -> Load:
        """Sends these rows."""
        book = workbook(tuple(self.good), *(tuple(one.values()) for one in rows))
        answer = self.client.post(self._way("loads"), {"file": SimpleUploadedFile("so.xlsx", book)})
        assert answer.status_code == 302, answer.content.decode()
        load: Load = Load.objects.latest("pk")
        return load

    def shown(self, load: Load) -> str:
        """The dry run."""
        return self.client.get(self._way("load", key=load.pk), follow=True).content.decode()

    def decided(self, load: Load, seen: str, **more: str) -> str:
        """Decides for what was seen: new, changed, unchanged, refused."""
        answer = self.client.post(self._way("load", key=load.pk), {"seen": seen, **more}, follow=True)
        return answer.content.decode()

    def tried(self, **changed: Any) -> str:
        """What the dry run says of one row that differs from the good one."""
        return self.shown(self.sent(self.row(**changed)))

    @property
    def template(self) -> list[str]:
        """The sheets of the empty template."""
        return list(open_book(self.client.get(self._way("load_template")).content).sheet_names)

    @property
    def status(self) -> int:
        """How the door answers."""
        return int(self.client.get(self._way("loads")).status_code)
