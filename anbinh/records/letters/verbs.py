"""What this room posts to the journal. A letter's codes stand on every counted entry; no entry names anybody."""

from django.utils.translation import gettext_lazy as _

from anbinh.foundation.journal.verbs import Verb, declare

RECEIVED = "letters.letter.received"
PENDING = "letters.letter.pending"
CLOSED = "letters.letter.closed"
TRANSFERRED = "letters.letter.transferred"
OVERDUE = "letters.limit.overdue"
MET = "letters.limit.met"
RECEPTION = "letters.reception.held"

# Steps that count nothing: the act says what was done.
DONE = "letters.step.done"
SUSPENDED = "letters.letter.suspended"
RESUMED = "letters.letter.resumed"
ACCEPTED = "letters.letter.accepted"
CRIME = "letters.letter.made_a_report"
OFFERED = "letters.transfer.offered"
SENT_BACK = "letters.transfer.returned"
WITHDRAWN = "letters.transfer.withdrawn"
CORRECTED = "letters.letter.corrected"
TAKEN_BACK = "letters.step.taken_back"

# What every counted entry of a letter is cut by.
CODES = ("kind", "way", "procedure", "level")

declare(
    Verb(RECEIVED, _("Letter received"), counts="letters", dimensions=(*CODES, "arrival")),
    Verb(PENDING, _("Pending letters"), counts="letters pending", dimensions=CODES),
    Verb(CLOSED, _("Letter closed"), counts="letters", dimensions=(*CODES, "outcome", "result", "in_time")),
    Verb(TRANSFERRED, _("Letter transferred"), counts="letters", dimensions=(*CODES, "destination", "in_time")),
    Verb(OVERDUE, _("Time limit of a letter overdue"), counts="limits overdue", dimensions=(*CODES, "limit")),
    Verb(MET, _("Time limit of a letter met"), counts="limits met", dimensions=(*CODES, "limit", "in_time")),
    Verb(RECEPTION, _("Citizen received in person"), counts="citizens received", dimensions=("by_head", "letter")),
    Verb(DONE, _("Step of a letter recorded")),
    Verb(SUSPENDED, _("Letter suspended")),
    Verb(RESUMED, _("Letter resumed")),
    Verb(ACCEPTED, _("Letter accepted")),
    Verb(CRIME, _("Letter made a report of crime")),
    Verb(OFFERED, _("Letter sent to another unit")),
    Verb(SENT_BACK, _("Letter returned by the other unit")),
    Verb(WITHDRAWN, _("Transfer of a letter withdrawn")),
    Verb(CORRECTED, _("Letter corrected")),
    Verb(TAKEN_BACK, _("Step of a letter taken back")),
)
