"""What this room posts to the journal. Nothing counts before the roll is closed; then each point, in its own unit."""

from django.utils.translation import gettext_lazy as _

from anbinh.foundation.journal.verbs import Verb, declare
from anbinh.foundation.notices import kinds

ANNOUNCED = "conferences.conference.announced"
HELD = "conferences.conference.held"
INVITED = "conferences.point.invited"
ATTENDED = "conferences.point.attended"
PEOPLE = "conferences.people.attended"
UNITS = "conferences.units.invited"
OPENED = "conferences.roll.opened"
MARKED = "conferences.point.marked"
CONCLUDED = "conferences.conference.concluded"
CALLED_OFF = "conferences.conference.called_off"
MATERIAL = "conferences.material.added"
ASKED = "conferences.question.asked"
ANSWERED = "conferences.question.answered"
CORRECTED = "conferences.conference.corrected"
NOTED = "conferences.conference.noted"
TAKEN_BACK = "conferences.act.taken_back"

declare(
    Verb(ANNOUNCED, _("Conference announced")),
    Verb(HELD, _("Conference held"), counts="conferences", dimensions=("committee",)),
    Verb(INVITED, _("Point invited"), counts="points", dimensions=("committee",)),
    Verb(ATTENDED, _("Point attended"), counts="points", dimensions=("committee", "mark")),
    Verb(PEOPLE, _("People at a point"), counts="people", dimensions=("committee",)),
    Verb(UNITS, _("Units invited")),
    Verb(OPENED, _("Roll opened")),
    Verb(MARKED, _("Point marked in the roll")),
    Verb(CONCLUDED, _("Conference concluded")),
    Verb(CALLED_OFF, _("Conference called off")),
    Verb(MATERIAL, _("Material added")),
    Verb(ASKED, _("Question asked")),
    Verb(ANSWERED, _("Question answered")),
    Verb(CORRECTED, _("Conference corrected")),
    Verb(NOTED, _("Note added")),
    Verb(TAKEN_BACK, _("Step taken back")),
)

INVITATION = kinds.declare(
    kinds.Kind("conferences.point.invited", _("Invitation to a conference"), "conferences.answer", kinds.Way.AT_ONCE)
)
ROLL_IS_OPEN = kinds.declare(kinds.Kind("conferences.roll.opened", _("Roll opened"), "conferences.answer"))
