"""What this room posts to the journal. Tasks and directives are counted as sums over these."""

from django.utils.translation import gettext_lazy as _

from anbinh.foundation.journal.verbs import Verb, declare
from anbinh.foundation.notices import kinds

ASSIGNED = "programme.task.assigned"
DONE = "programme.task.done"
OVERDUE = "programme.task.overdue"
ACCEPTED = "programme.task.accepted"
PROGRESSED = "programme.task.progressed"
ASKED = "programme.task.questioned"
EXPLAINED = "programme.task.explained"
EXTENDED = "programme.task.extended"
REPORTED = "programme.task.reported"
RETURNED = "programme.task.returned"
WITHDRAWN = "programme.task.withdrawn"
SENT = "programme.directive.sent"
ACKNOWLEDGED = "programme.directive.acknowledged"
CARRIED_OUT = "programme.directive.carried_out"
RULED = "programme.directive.ruled_on"
ENTERED = "programme.document.entered"
REPLACED = "programme.document.replaced"
REPEALED = "programme.document.repealed"
REMINDED = "programme.document.reminded"
FOUNDED = "programme.committee.founded"
APPOINTED = "programme.member.appointed"
RELEASED = "programme.member.released"
CORRECTED = "programme.record.corrected"
NOTED = "programme.record.noted"
TAKEN_BACK = "programme.act.taken_back"

CUTS = ("committee", "topic", "campaign")

declare(
    Verb(ASSIGNED, _("Task assigned"), counts="tasks", dimensions=CUTS),
    Verb(DONE, _("Task done"), counts="tasks", dimensions=(*CUTS, "in_time")),
    Verb(OVERDUE, _("Task overdue"), counts="tasks", dimensions=CUTS),
    Verb(ACCEPTED, _("Task accepted")),
    Verb(PROGRESSED, _("Progress reported")),
    Verb(ASKED, _("Explanation asked for")),
    Verb(EXPLAINED, _("Explanation given")),
    Verb(EXTENDED, _("Task extended")),
    Verb(REPORTED, _("Task reported done")),
    Verb(RETURNED, _("Task returned")),
    Verb(WITHDRAWN, _("Task withdrawn")),
    Verb(SENT, _("Directive sent"), counts="directives", dimensions=CUTS),
    Verb(ACKNOWLEDGED, _("Directive acknowledged"), counts="directives", dimensions=CUTS),
    Verb(CARRIED_OUT, _("Directive carried out")),
    Verb(RULED, _("Answer to a directive ruled on")),
    Verb(ENTERED, _("Document entered")),
    Verb(REPLACED, _("Document replaced")),
    Verb(REPEALED, _("Document repealed")),
    Verb(REMINDED, _("Units reminded")),
    Verb(FOUNDED, _("Committee entered")),
    Verb(APPOINTED, _("Member appointed")),
    Verb(RELEASED, _("Member released")),
    Verb(CORRECTED, _("Record corrected")),
    Verb(NOTED, _("Note added")),
    Verb(TAKEN_BACK, _("Step taken back")),
)

TASK_IS_GIVEN = kinds.declare(kinds.Kind("programme.task.assigned", _("Task given to your unit"), "programme.answer"))
TASK_IS_ASKED = kinds.declare(kinds.Kind("programme.task.questioned", _("Explanation asked for"), "programme.answer"))
TASK_IS_REPORTED = kinds.declare(kinds.Kind("programme.task.reported", _("Task reported done"), "programme.assign"))
DIRECTIVE_IS_SENT = kinds.declare(
    kinds.Kind("programme.directive.sent", _("Directive sent to your unit"), "programme.answer")
)
