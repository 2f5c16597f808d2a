"""What this room posts to the journal: sessions planned and held, attendances and schools reached are sums of it."""

from django.utils.translation import gettext_lazy as _

from anbinh.foundation.journal.verbs import Verb, declare
from anbinh.foundation.notices import kinds

PLANNED = "outreach.session.planned"
HELD = "outreach.session.held"
ATTENDED = "outreach.session.attended"
REACHED = "outreach.school.reached"
SCHEDULED = "outreach.session.scheduled"
MOVED = "outreach.session.moved"
CANCELLED = "outreach.session.cancelled"
MATERIAL = "outreach.session.supplied"
FEEDBACK = "outreach.session.answered"
CORRECTED = "outreach.session.corrected"
NOTED = "outreach.session.noted"
SCHOOL_ENTERED = "outreach.school.entered"
SCHOOL_COUNTED = "outreach.school.counted"
SCHOOL_CLOSED = "outreach.school.closed"
SCHOOL_CORRECTED = "outreach.school.corrected"
PLAN_MADE = "outreach.plan.made"
PLAN_WIDENED = "outreach.plan.widened"
PLAN_NOTED = "outreach.plan.noted"
ASKED = "outreach.request.received"
ACCEPTED = "outreach.request.accepted"
DECLINED = "outreach.request.declined"
CHANGED = "outreach.request.changed"
CALLED_OFF = "outreach.request.called_off"
TAKEN_BACK = "outreach.act.taken_back"

CUTS = ("audience", "topic", "campaign")

declare(
    Verb(PLANNED, _("Session planned"), counts="sessions", dimensions=CUTS),
    Verb(HELD, _("Session held"), counts="sessions", dimensions=CUTS),
    Verb(ATTENDED, _("Session attended"), counts="attendances", dimensions=CUTS),
    Verb(REACHED, _("School reached"), counts="schools", dimensions=("audience",)),
    Verb(SCHEDULED, _("Session put in the calendar")),
    Verb(MOVED, _("Session moved")),
    Verb(CANCELLED, _("Session cancelled")),
    Verb(MATERIAL, _("Material attached")),
    Verb(FEEDBACK, _("Feedback entered")),
    Verb(CORRECTED, _("Session corrected")),
    Verb(NOTED, _("Note added")),
    Verb(SCHOOL_ENTERED, _("School entered")),
    Verb(SCHOOL_COUNTED, _("Number of pupils entered")),
    Verb(SCHOOL_CLOSED, _("School closed")),
    Verb(SCHOOL_CORRECTED, _("School corrected")),
    Verb(PLAN_MADE, _("Plan of sessions made")),
    Verb(PLAN_WIDENED, _("Schools added to the plan")),
    Verb(PLAN_NOTED, _("Note or paper added to the plan")),
    Verb(ASKED, _("Request of a school received")),
    Verb(ACCEPTED, _("Request of a school accepted")),
    Verb(DECLINED, _("Request of a school declined")),
    Verb(CHANGED, _("Request changed by the school")),
    Verb(CALLED_OFF, _("Request called off by the school")),
    Verb(TAKEN_BACK, _("Step taken back")),
)

A_SCHOOL_ASKED = kinds.declare(kinds.Kind("outreach.request.received", _("Request of a school"), "outreach.handle"))
