"""Beginning a report from an outline, and asking its figures again."""

from collections.abc import Callable
from datetime import date, datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.units.models import Unit
from anbinh.kernels.figures import Period
from anbinh.kernels.figures.errors import FigureError
from anbinh.outputs.briefs import verbs
from anbinh.outputs.briefs.commands.refusals import BriefRefused, locked, move_on, must_be, must_be_allowed, note
from anbinh.outputs.briefs.document import generated
from anbinh.outputs.briefs.facts import Facts
from anbinh.outputs.briefs.gathering import Question, gather
from anbinh.outputs.briefs.making import head_of
from anbinh.outputs.briefs.models import Brief, Passage, Status
from anbinh.outputs.briefs.outline import Outline
from anbinh.outputs.briefs.telling import kept
from anbinh.outputs.figures.asking import FigureRefusal

Gather = Callable[..., Facts]
RECIPIENTS = ("Bộ Công an (để báo cáo)", "Thành ủy, UBND thành phố (để báo cáo)", "Thành viên Ban Chỉ đạo", "Lưu: VT")


@transaction.atomic
def draft(
    outline: Outline, unit: Unit, period: Period, *, as_of: date, by: Person, at: datetime, gathering: Gather = gather
) -> Brief:
    """A report whose passages say what the figures say."""
    must_be_allowed("briefs.write", unit, by, at=at)
    facts = _asked(outline, unit, period, as_of, at=at, gathering=gathering)
    head = head_of(unit, outline)
    brief = Brief.objects.create(
        kind=outline.kind,
        outline_version=outline.version,
        unit=unit,
        scheme=period.scheme,
        period_key=period.key,
        as_of=as_of,
        facts=facts.as_json(),
        refreshed_at=at,
        created_at=at,
        created_by=by,
        symbol=head.symbol,
        titles="\n".join(head.titles),
        recipients="\n".join(RECIPIENTS),
    )
    told = generated(outline, facts)
    passages = [Passage(brief=brief, key=key, place=n, generated=kept(told[key])) for n, key in enumerate(told)]
    Passage.objects.bulk_create(passages)
    note(verbs.DRAFTED, brief, by=by, at=at)
    return brief


@transaction.atomic
def refresh(brief: Brief, *, as_of: date, by: Person, at: datetime, gathering: Gather = gather) -> Brief:
    """Ask the figures again, perhaps as known on another day. What people wrote stays as they wrote it."""
    must_be_allowed("briefs.write", brief.unit, by, at=at)
    brief = locked(brief)
    must_be(brief, Status.DRAFT)
    facts = _asked(brief.outline, brief.unit, brief.period, as_of, at=at, gathering=gathering)
    told = generated(brief.outline, facts)
    passages = {passage.key: passage for passage in brief.passages.select_for_update()}
    for n, (key, parts) in enumerate(told.items()):
        passage = passages.get(key) or Passage(brief=brief, key=key)
        passage.place, passage.generated = n, kept(parts)
        passage.save()
    brief.facts, brief.as_of, brief.refreshed_at = facts.as_json(), as_of, at
    brief.outline_version = brief.outline.version
    move_on(brief, "facts", "as_of", "refreshed_at", "outline_version")
    note(verbs.REFRESHED, brief, by=by, at=at)
    return brief


def _asked(outline: Outline, unit: Unit, period: Period, as_of: date, *, at: datetime, gathering: Gather) -> Facts:
    today = timezone.localtime(at).date()
    if as_of > today:
        raise BriefRefused(_("Nobody knows yet what will be known on %(day)s.") % {"day": f"{as_of:%d/%m/%Y}"})
    if period.start > as_of:
        said = {"first": f"{period.start:%d/%m/%Y}"}
        raise BriefRefused(_("The period begins on %(first)s: nothing of it was known on that day.") % said)
    try:
        return gathering(outline, Question(unit.code, period, as_of, settings.ADDRESS), at=at)
    except (FigureError, FigureRefusal) as refusal:
        raise BriefRefused(str(refusal)) from refusal
