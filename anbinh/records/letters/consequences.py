"""What an act will do to the clocks of a letter, in sentences, before it is done."""

from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from anbinh.foundation.web import words
from anbinh.kernels.procedure import compute
from anbinh.records.intake.badges import limit_name
from anbinh.records.letters import rules
from anbinh.records.letters.models import Letter
from anbinh.records.letters.rules import Situation
from anbinh.records.letters.standing import main_of, running_of


def consequences(verb: str, letter: Letter, now: Situation, *, at: datetime) -> list[str]:
    """Sentences about what stops and what begins."""
    met, starts = rules.effect_of(verb, now)
    found = [_("Stops: %(limit)s.") % {"limit": limit_name(limit, at=letter.received_at)} for limit in met]
    found += [_started(limit, letter, at=at) for limit in starts]
    return found + (_lengthened(letter) if verb == "extend" else [])


def _started(limit: str, letter: Letter, *, at: datetime) -> str:
    due = compute(limit, at, variant=rules.variant_of(limit, remote=letter.remote) or None).due
    left = words.duration(max(due - at, timedelta()))
    what = {"limit": limit_name(limit, at=at), "when": words.deadline(due), "left": left}
    return _("Begins: %(limit)s, by %(when)s (%(left)s).") % what


def _lengthened(letter: Letter) -> list[str]:
    clock = main_of(running_of(letter))
    longer = rules.lengthened(clock.limit, extension=clock.extension, variant=clock.variant) if clock else None
    if clock is None or longer is None:
        return []
    due = compute(clock.limit, clock.start_at, extension=longer[0], variant=longer[1] or None).due
    what = {"limit": limit_name(clock.limit, at=clock.start_at), "when": words.deadline(due)}
    return [_("%(limit)s: the time then ends at %(when)s.") % what]
