"""What may be loaded into the book of cases, and what is said of it."""

from django.utils.translation import gettext_lazy as _

from anbinh.foundation.books.loading.declaration import Loading, Words
from anbinh.records.cases.commands.loading import write_rows
from anbinh.records.cases.loading.form import reading_form, template_form
from anbinh.records.cases.loading.planning import plan
from anbinh.records.cases.models import CaseLoad

LOADING = Loading(
    name="cases",
    permission="cases.handle",
    words=Words(
        title=_("Load a book of cases"),
        lead=_(
            "The book as your office keeps it in Excel. First you see what would happen; nothing is written before "
            "you decide."
        ),
        file=_("File of the book of cases"),
        kept=_(
            "Names of suspects and victims are counted and replaced by initials; they are kept nowhere. People held "
            "are recorded on the page of their case, by the hour."
        ),
        counts=_("Each case counts on the day on which it was opened, each result on its own day."),
        loaded=_("The book of cases is loaded"),
        known=_("Everything in this file is in the book already. There is nothing to load."),
        back="cases:index",
        onward=_("Book of cases"),
        template=_("cases-template"),
        returned=_("refused-cases"),
    ),
    template=template_form,
    reading=reading_form,
    plan=plan,
    write=write_rows,
    model=CaseLoad,
    shell="cases/load_page.html",
)
