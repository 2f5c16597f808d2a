"""What goes out: a warning approved by a second person, its updates, its cancellation; each a frozen edition."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books.commands import Paper, Refusal, laid
from anbinh.foundation.books.models import Act
from anbinh.records.warnings import rules, verbs
from anbinh.records.warnings.book import BOOK
from anbinh.records.warnings.commands.mailing import address_to_all
from anbinh.records.warnings.commands.writing import WarningDesk, must_be_fit
from anbinh.records.warnings.models import Edition, PublicWarning
from anbinh.records.warnings.querysets.warnings import names_of


def publish(warning: PublicWarning, *, text: str = "", number: str = "", by: Person | None, at: datetime) -> Act:
    """Approve and send out; refused to whoever wrote the words."""
    with transaction.atomic():
        desk = _laid(warning, "publish", Paper(text=text, number=number), by=by, at=at)
        must_be_fit(desk.record)
        if rules.runs_out(desk.record.expires_on, on=desk.act.on):
            raise Refusal(_("The last day on which it holds is past. Give a later day, or none."))
        first = not desk.record.editions.exists()
        desk.record.stage = PublicWarning.Stage.PUBLISHED
        sent = _send(desk, Edition.Kind.ALERT if first else Edition.Kind.UPDATE)
        if first:
            desk.post(verbs.PUBLISHED, quantity=0 if desk.record.exercise else 1)
        else:
            desk.post(verbs.UPDATED)
        desk.act.facts = [_("edition %(number)s") % {"number": sent.number}]
        return desk.close()


def cancel(warning: PublicWarning, *, text: str, number: str = "", by: Person | None, at: datetime) -> Act:
    """Call it off; the last words that were out are repeated with the reason, and reach every feed."""
    with transaction.atomic():
        if not text.strip():
            raise Refusal(_("Say why it no longer holds: people read it."))
        desk = _laid(warning, "cancel", Paper(text=text, number=number), by=by, at=at)
        desk.record.stage = PublicWarning.Stage.CANCELLED
        sent = _send(desk, Edition.Kind.CANCEL, reason=text.strip())
        desk.post(verbs.CANCELLED)
        desk.act.facts = [_("edition %(number)s") % {"number": sent.number}]
        return desk.close()


def _laid(warning: PublicWarning, step: str, paper: Paper, *, by: Person | None, at: datetime) -> WarningDesk:
    desk = laid(BOOK, warning, step, paper, by=by, at=at)
    if step == "publish" and not rules.is_second(desk.record.writer_id, by.pk if by else None):
        raise Refusal(_("Whoever wrote the words cannot approve them. Ask somebody else whose post allows it."))
    return desk


def _send(desk: WarningDesk, kind: str, *, reason: str = "") -> Edition:
    """Freeze the words, and have them on their way to whoever subscribed; a drill goes to nobody's mailbox."""
    warning = desk.record
    last = Edition.objects.of(warning).last()
    said = {**last.said, "reason": reason} if kind == Edition.Kind.CANCEL and last else _said(warning, desk)
    made = Edition.objects.create(
        warning=warning,
        number=last.number + 1 if last else 1,
        kind=kind,
        sent_at=desk.at,
        act=desk.act,
        said=said,
        exercise=warning.exercise,
        expires_on=last.expires_on if reason and last else warning.expires_on,
    )
    if not made.exercise:
        address_to_all(made)
    return made


def _said(warning: PublicWarning, desk: WarningDesk) -> dict[str, Any]:
    names = names_of(warning.areas, on=desk.act.on)
    plain = ("method", "channel", "title", "happens", "signs", "advice", "calls", "audiences", "severity", "urgency")
    return {
        **{name: getattr(warning, name) for name in (*plain, "certainty")},
        "areas": [{"code": code, "name": names.get(code, code)} for code in warning.areas],
        "issuer": warning.unit.name,
        "reason": "",
    }
