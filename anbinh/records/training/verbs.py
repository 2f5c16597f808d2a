"""What this room posts to the journal. Courses held and attendances are sums over these; as the figures name them."""

from django.utils.translation import gettext_lazy as _

from anbinh.foundation.journal.verbs import Verb, declare
from anbinh.foundation.notices import kinds

HELD = "programme.training.held"
ATTENDED = "programme.training.attended"
PLANNED = "training.course.planned"
TESTED = "training.course.tested"
CERTIFIED = "training.course.certified"
CALLED_OFF = "training.course.called_off"
MATERIAL = "training.material.added"
CORRECTED = "training.course.corrected"
NOTED = "training.course.noted"
TAKEN_BACK = "training.act.taken_back"

declare(
    Verb(HELD, _("Training course held"), counts="courses", dimensions=("committee", "topic", "campaign")),
    Verb(ATTENDED, _("Attended training"), counts="attendances", dimensions=("committee", "topic", "campaign")),
    Verb(PLANNED, _("Training course planned")),
    Verb(TESTED, _("Test of a course recorded")),
    Verb(CERTIFIED, _("Certificates issued")),
    Verb(CALLED_OFF, _("Training course called off")),
    Verb(MATERIAL, _("Material added")),
    Verb(CORRECTED, _("Training course corrected")),
    Verb(NOTED, _("Note added")),
    Verb(TAKEN_BACK, _("Step taken back")),
)

COURSE_IS_PLANNED = kinds.declare(
    kinds.Kind("training.course.planned", _("Training course for your unit"), "training.handle")
)
COURSE_IS_OFF = kinds.declare(
    kinds.Kind("training.course.called_off", _("Training course called off"), "training.handle", kinds.Way.AT_ONCE)
)
