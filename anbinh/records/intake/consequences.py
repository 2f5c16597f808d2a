"""What an act will do to the clocks, in sentences, before it is done."""

from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from anbinh.foundation.units.models import Unit
from anbinh.foundation.web import words
from anbinh.kernels.procedure import compute
from anbinh.records.intake import rules
from anbinh.records.intake.badges import limit_name
from anbinh.records.intake.destinations import is_commune
from anbinh.records.intake.history import shown
from anbinh.records.intake.models import Report, day_of
from anbinh.records.intake.standing import Facts, situation


def consequences(verb: str, report: Report, facts: Facts, *, at: datetime, unit: Unit | None = None) -> list[str]:
    """Sentences about what follows; where it depends on what is chosen, one for each choice."""
    if verb == "decide":
        return [
            f"{shown('outcomes', one, on=day_of(at))}: {' '.join(_told(verb, report, facts, at=at, outcome=one))}"
            for one in rules.OUTCOMES
        ]
    outcome = {"suspend": "suspended", "answer_extension": "granted"}.get(verb, "")
    found = _told(verb, report, facts, at=at, unit=unit, outcome=outcome)
    if verb == "answer_extension" and found:
        return [_("When it extends the time: %(what)s") % {"what": " ".join(found)}]
    return found


def _told(
    verb: str, report: Report, facts: Facts, *, at: datetime, unit: Unit | None = None, outcome: str = ""
) -> list[str]:
    effect = rules.effect_of(
        verb,
        situation(report, facts, at=at),
        kind=report.kind,
        commune=is_commune(unit or report.holder),
        outcome=outcome,
        reporter=report.has_reporter,
    )
    found = [_("Stops: %(limit)s.") % {"limit": limit_name(limit, at=report.received_at)} for limit in effect.stops]
    found += [_started(limit, at=at) for limit in effect.starts]
    if effect.extension and facts.main is not None:
        due = compute(facts.main.limit, facts.main.start_at, extension=effect.extension).due
        found.append(_("The time to decide then ends at %(when)s.") % {"when": words.deadline(due)})
    return found


def _started(limit: str, *, at: datetime) -> str:
    due = compute(limit, at).due
    left = words.duration(due - at if due > at else timedelta())
    what = {"limit": limit_name(limit, at=at), "when": words.deadline(due), "left": left}
    return _("Begins: %(limit)s, by %(when)s (%(left)s).") % what
