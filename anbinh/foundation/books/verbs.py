"""What this room posts to the journal for every book."""

from django.utils.translation import gettext_lazy as _

from anbinh.foundation.journal.verbs import Verb, declare

TAKEN_OUT = "books.list.taken_out"

LOADED = "books.list.loaded"

declare(
    Verb(TAKEN_OUT, _("List taken out as a file"), dimensions=("book", "format")),
    Verb(LOADED, _("Workbook loaded"), dimensions=("book",)),
)
