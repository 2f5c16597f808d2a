"""What a cell names that is in another book: a document by its number, committees by theirs."""

import re

from django.utils.translation import gettext as _

from anbinh.foundation.books.loading.rows import Row
from anbinh.records.programme.models import Committee, Document

BETWEEN = re.compile(r"[;,+]|\s+và\s+", re.IGNORECASE)
SIGN = re.compile(r"^\s*(?:BCĐ|ban chỉ đạo)\s*", re.IGNORECASE)
MOST = 2


def document_in(row: Row, key: str) -> Document | None:
    """The one document of this number; a number that is nobody's, or of several, is refused."""
    number = row.text(key).strip()
    if not number:
        return None
    found = list(Document.objects.of_number(number)[:2])
    if len(found) != 1:
        row.wrong(key, _("no document, or more than one, has the number “%(number)s”.") % {"number": number})
        return None
    return found[0]


def committees_in(row: Row, key: str) -> list[Committee]:
    """The committees of these numbers, at most two, in the order written."""
    named = [SIGN.sub("", part).strip() for part in BETWEEN.split(row.text(key))]
    found = []
    for short in dict.fromkeys(part for part in named if part):
        committee = Committee.objects.known_as(short)
        if committee is None:
            row.wrong(key, _("no committee has the number “%(number)s”.") % {"number": short})
        else:
            found.append(committee)
    if len(found) > MOST:
        row.wrong(key, _("at most two committees give something together."))
    return found
