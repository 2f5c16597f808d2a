"""One edition in each form in which it leaves: addresses, message for machines, sheet for the drawings, mail.

What people read is Vietnamese, whatever language the page that asks for it speaks.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time
from functools import lru_cache
from urllib.parse import urlsplit

from django.conf import settings
from django.core import signing
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from anbinh.foundation.web import words
from anbinh.records.warnings import cap
from anbinh.records.warnings.book import TOLD, audiences_in_words
from anbinh.records.warnings.methods import name_of
from anbinh.records.warnings.models import Edition, Subscriber
from anbinh.records.warnings.pictures import Sheet, share_picture

CONFIRM_LASTS = 7 * 24 * 3600
CONFIRM, LEAVE = "warnings confirm", "warnings leave"


def whole(route: str, **keys: object) -> str:
    """A public page as an address that works in a mail, a feed, a printed code."""
    path = reverse(f"alerts:{route}", urlconf=settings.PUBLIC_URLS, kwargs=keys or None)
    return f"{settings.PUBLIC_ADDRESS or settings.ADDRESS}{path}"


def page_of(edition: Edition) -> str:
    """Where people read the newest edition of the same warning."""
    return whole("page", key=edition.warning_id)


def sender() -> str:
    """Who speaks, as the Common Alerting Protocol wants it: one name for ever, that no other sender has."""
    return f"canh-bao@{urlsplit(settings.PUBLIC_ADDRESS or settings.ADDRESS).hostname}"


def head_of(edition: Edition) -> str:
    """The word above everything."""
    if edition.kind == Edition.Kind.CANCEL:
        return _("Warning cancelled")
    return _("DRILL – not a real warning") if edition.exercise else _("Crime warning")


def headline(edition: Edition) -> str:
    """The title, with what must not be missed before it."""
    marks = [_("Drill")] if edition.exercise else []
    marks += [{"cancel": _("Cancelled"), "update": _("Updated")}[edition.kind]] if edition.kind != "alert" else []
    return ": ".join([*marks, edition.title])


def plain_text(edition: Edition) -> str:
    """What happens and what to notice, as mail and feeds carry it."""
    parts = [edition.said["reason"]] if edition.said["reason"] else []
    parts.append("\n".join(edition.lines("happens")))
    parts += [f"{TOLD['signs']}:\n" + "\n".join(f"• {line}" for line in edition.lines("signs"))]
    return "\n\n".join(part for part in parts if part)


def instruction(edition: Edition) -> str:
    """What to do."""
    return "\n".join(f"• {line}" for line in edition.lines("advice"))


def message_of(edition: Edition) -> bytes:
    """CAP 1.2."""
    said = edition.said
    with translation.override("vi"):
        return cap.message(
            cap.Message(
                identifier=edition.name,
                sender=sender(),
                sent=words.local(edition.sent_at),
                kind=edition.kind,
                exercise=edition.exercise,
                event=name_of(said["method"], on=words.local(edition.sent_at).date()),
                severity=said["severity"],
                urgency=said["urgency"],
                certainty=said["certainty"],
                issuer=said["issuer"],
                headline=headline(edition),
                description=plain_text(edition),
                instruction=instruction(edition),
                web=page_of(edition),
                contact="; ".join(edition.lines("calls")),
                audience=audiences_in_words(said["audiences"]),
                expires=_end_of(edition),
                note=said["reason"],
                code=("ANBINH-METHOD", said["method"]),
                areas=_areas(edition),
                picture=whole("picture", key=edition.warning_id),
                references=_references(edition),
            )
        )


def _end_of(edition: Edition) -> datetime | None:
    day = edition.expires_on
    return timezone.make_aware(datetime.combine(day, time(23, 59, 59))) if day else None


def _areas(edition: Edition) -> list[tuple[str, str]]:
    named = [(one["name"], one["code"]) for one in edition.said["areas"]]
    return named or [(_("Hà Nội, the whole city"), "01")]


def _references(edition: Edition) -> list[cap.Reference]:
    earlier: Iterable[Edition] = Edition.objects.before(edition).select_related("warning")
    return [cap.Reference(sender(), one.name, words.local(one.sent_at)) for one in earlier]


def sheet_of(edition: Edition) -> Sheet:
    """For the two drawings."""
    with translation.override("vi"):
        return Sheet(
            head=head_of(edition),
            over=_("Drill") if edition.exercise else "",
            title=edition.title,
            day=words.day(edition.sent_at),
            issuer=edition.said["issuer"],
            happens=edition.lines("happens"),
            parts=[(str(TOLD[name]), edition.lines(name)) for name in ("signs", "advice", "calls")],
            calls=[_("Call %(whom)s") % {"whom": line} for line in edition.lines("calls")],
            cancelled=edition.kind == Edition.Kind.CANCEL,
            reason=edition.said["reason"],
        )


@lru_cache(maxsize=64)
def picture_of(sheet_key: int) -> bytes:
    """The picture of an edition, which never changes: drawn once."""
    return share_picture(sheet_of(Edition.objects.select_related("warning").get(pk=sheet_key)))


@dataclass(frozen=True)
class Mail:
    """One letter to one subscriber."""

    to: str
    subject: str
    body: str
    leave: str = ""


def token(subscriber: Subscriber, purpose: str) -> str:
    """What a link in a mail carries: whom it is about and what it may do; no address."""
    return signing.dumps(subscriber.pk, salt=purpose)


def subscriber_of(text: str, purpose: str) -> Subscriber | None:
    """Whom a link is about; None when it was not made here, is too old, or they have left."""
    try:
        key = signing.loads(text, salt=purpose, max_age=CONFIRM_LASTS if purpose == CONFIRM else None)
    except signing.BadSignature:
        return None
    return Subscriber.objects.numbered(key)


def question_to(subscriber: Subscriber) -> Mail:
    """Asks from the mailbox itself."""
    with translation.override(subscriber.language):
        way = whole("confirm", token=token(subscriber, CONFIRM))
        body = _(
            "Somebody asked for crime warnings of Hà Nội at this address.\n\nIf it was you, open this page and "
            "confirm within seven days:\n%(way)s\n\nIf not, do nothing: no mail will come."
        )
        return Mail(subscriber.address, _("Confirm: crime warnings by mail"), body % {"way": way})


def letter_to(subscriber: Subscriber, edition: Edition) -> Mail:
    """One edition; the words are Vietnamese, what stands around them is the reader's language."""
    with translation.override("vi"):
        parts = [headline(edition), plain_text(edition), f"{TOLD['advice']}:\n{instruction(edition)}"]
        parts.append(f"{TOLD['calls']}: " + "; ".join(edition.lines("calls")))
        subject = headline(edition)
    with translation.override(subscriber.language):
        leave = whole("leave", token=token(subscriber, LEAVE))
        parts += [page_of(edition), _("No more warnings by mail: %(way)s") % {"way": leave}]
    return Mail(subscriber.address, subject, "\n\n".join(parts), leave)
