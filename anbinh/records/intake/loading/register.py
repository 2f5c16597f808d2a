"""What may be loaded into the register of reports, and what is said of it."""

from django.utils.translation import gettext_lazy as _

from anbinh.foundation.books.loading.declaration import Loading, Words
from anbinh.records.intake.commands.loading import write_rows
from anbinh.records.intake.loading.form import reading_form, template_form
from anbinh.records.intake.loading.planning import plan
from anbinh.records.intake.models import Load

LOADING = Loading(
    name="intake",
    permission="intake.load",
    words=Words(
        title=_("Load a register"),
        lead=_(
            "The register as your office keeps it in Excel. First you see what would happen; nothing is written before "
            "you decide."
        ),
        file=_("File of the register"),
        kept=_("Who reported is sealed as soon as a row is loaded; no list, count or log of this system repeats it."),
        counts=_("Each report counts on the day on which it was received, each result on its own day."),
        loaded=_("The register is loaded"),
        known=_("Everything in this file is in the register already. There is nothing to load."),
        back="intake:day",
        onward=_("My day"),
        template=_("register-template"),
        returned=_("refused-rows"),
    ),
    template=template_form,
    reading=reading_form,
    plan=plan,
    write=write_rows,
    model=Load,
)
