"""What this room posts to the journal. Figures of clearance, severity and custody are sums over these."""

from django.utils.translation import gettext_lazy as _

from anbinh.foundation.journal.verbs import Verb, declare

OCCURRED = "cases.case.occurred"
CLEARED = "cases.case.cleared"
PENDING = "cases.case.pending"
SUSPENDED = "cases.case.suspended"
RESUMED = "cases.case.resumed"
TRANSFERRED = "cases.case.transferred"
ARRIVED = "cases.case.arrived"
CLOSED = "cases.case.closed"
GROUP = "cases.group.dismantled"
LIMIT_OVERDUE = "cases.limit.overdue"
HELD = "cases.custody.held"
STARTED = "cases.custody.started"
ENDED = "cases.custody.ended"
OVERDUE = "cases.custody.overdue"

EXTENDED = "cases.case.extended"
CHARGED = "cases.suspect.charged"
CORRECTED = "cases.case.corrected"
TAKEN_BACK = "cases.act.taken_back"
ASKED = "cases.custody.asked"
REFUSED = "cases.custody.refused"
TOLD = "cases.custody.family_told"
APPROVED = "cases.custody.approved"
PROLONGED = "cases.custody.extended"
NOTED = "cases.case.noted"
TAKEN_OUT = "cases.book.taken_out"
IMPORTED = "cases.book.loaded"

# What every counted entry of a case is cut by; marks are "yes" or "no".
CODES = (
    "line",
    "severity",
    "offence",
    "method",
    "form",
    "organised",
    "transnational",
    "weapon",
    "social_motive",
    "cyber",
)

# Steps that take a case out of a unit's stock, or put it there.
MOVES_STOCK = ("suspend", "resume", "close", "transfer", "hand_over")

declare(
    Verb(OCCURRED, _("Case opened"), counts="cases", dimensions=(*CODES, "origin")),
    Verb(CLEARED, _("Case cleared"), counts="cases", dimensions=(*CODES, "era")),
    Verb(PENDING, _("Pending cases"), counts="cases pending", dimensions=CODES),
    Verb(SUSPENDED, _("Investigation suspended"), counts="cases", dimensions=(*CODES, "ground")),
    Verb(RESUMED, _("Investigation resumed"), counts="cases", dimensions=CODES),
    Verb(TRANSFERRED, _("Case transferred"), counts="cases", dimensions=(*CODES, "destination")),
    Verb(ARRIVED, _("Case taken over"), counts="cases", dimensions=CODES),
    Verb(CLOSED, _("Investigation closed"), counts="cases", dimensions=(*CODES, "outcome")),
    Verb(GROUP, _("Group dismantled"), counts="groups", dimensions=CODES),
    Verb(CHARGED, _("Suspects charged"), counts="suspects", dimensions=CODES),
    Verb(LIMIT_OVERDUE, _("Investigation time overdue"), counts="limits overdue", dimensions=(*CODES, "limit")),
    Verb(STARTED, _("Person held"), counts="people", dimensions=("measure",)),
    Verb(HELD, _("People held"), counts="people held", dimensions=("measure",)),
    Verb(ENDED, _("Measure ended"), counts="people", dimensions=("measure", "ending", "in_time")),
    Verb(OVERDUE, _("Custody beyond its time"), counts="people", dimensions=("measure", "limit")),
    Verb(EXTENDED, _("Investigation time extended")),
    Verb(CORRECTED, _("Case corrected")),
    Verb(TAKEN_BACK, _("Step taken back")),
    Verb(ASKED, _("Procuracy asked")),
    Verb(REFUSED, _("Procuracy refused")),
    Verb(TOLD, _("Family told")),
    Verb(APPROVED, _("Procuracy approved")),
    Verb(PROLONGED, _("Custody extended")),
    Verb(NOTED, _("Note added")),
    Verb(TAKEN_OUT, _("Cases taken out as a file"), dimensions=("format", "list")),
    Verb(IMPORTED, _("Workbook loaded")),
)
