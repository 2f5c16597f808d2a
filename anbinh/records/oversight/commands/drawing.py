"""Drawing records that are looked at: the seed is committed in the journal first, then anybody can redo the draw."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books.commands import Paper, Refusal, laid
from anbinh.foundation.books.models import Act
from anbinh.foundation.journal.commands import Posting
from anbinh.foundation.web import words
from anbinh.records.oversight import rules, verbs
from anbinh.records.oversight.book import BOOK
from anbinh.records.oversight.models import Draw, Inspection
from anbinh.records.oversight.querysets import population


def commit_seed(
    inspection: Inspection, paper: Paper, *, seed: str, book: str, size: int, by: Person | None, at: datetime
) -> Act:
    """Put the seed, the book and the number into the journal; what is drawn from is what was entered until now."""
    with transaction.atomic():
        if not rules.SEED.fullmatch(seed):
            raise Refusal(_("A seed has 8 to 60 letters, digits, or . : / + - and no spaces."))
        if not 1 <= size <= rules.MOST_DRAWN:
            raise Refusal(_("Draw between 1 and %(most)s records.") % {"most": rules.MOST_DRAWN})
        desk = laid(BOOK, inspection, "seed", paper, by=by, at=at)
        Draw.objects.create(inspection=desk.record, book=book, seed=seed, size=size, committed_at=at, begun_by=desk.act)
        desk.act.facts = [seed]
        desk.postings.append(_posting(verbs.SEED, desk.record, desk.act, seed=seed, book=book, size=str(size)))
        return desk.close()


def draw(inspection: Inspection, paper: Paper, *, by: Person | None, at: datetime) -> Act:
    """Take the records that the committed seed puts first."""
    with transaction.atomic():
        desk = laid(BOOK, inspection, "draw", paper, by=by, at=at)
        one = Draw.objects.awaited(desk.record)
        assert one is not None, "the step is lawful only with a seed"
        first, last = desk.record.period_from, desk.record.period_to
        among = population(one.book, desk.record.unit, first=first, last=last, known_at=one.committed_at)
        if not among:
            raise Refusal(_("There is nothing to draw from: the unit has no such record in this time."))
        one.drawn_by, one.among, one.population = desk.act, len(among), rules.print_of(among)
        one.codes = rules.drawn(one.seed, among, size=one.size)
        one.save()
        told = ngettext("%(drawn)s of %(among)s record", "%(drawn)s of %(among)s records", len(among))
        desk.act.facts = [told % {"drawn": words.number(len(one.codes)), "among": words.number(len(among))}]
        said = {"seed": one.seed, "book": one.book, "size": str(len(one.codes))}
        desk.postings.append(_posting(verbs.DRAWN, desk.record, desk.act, **said))
        return desk.close()


def _posting(verb: str, inspection: Inspection, act: Act, **said: str) -> Posting:
    return Posting(verb, inspection, inspection.unit, act.on, dimensions=said)
