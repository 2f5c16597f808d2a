"""What this room posts to the journal. A report's codes stand on every counted entry; no entry names anybody."""

from django.utils.translation import gettext_lazy as _

from anbinh.foundation.journal.verbs import Verb, declare
from anbinh.foundation.notices import kinds

RECEIVED = "intake.report.received"
PENDING = "intake.report.pending"
DECIDED = "intake.report.decided"
SUSPENDED = "intake.report.suspended"
RESUMED = "intake.report.resumed"
TRANSFERRED = "intake.report.transferred"
OVERDUE = "intake.limit.overdue"
MET = "intake.limit.met"

CLASSIFIED = "intake.report.classified"
ASSIGNED = "intake.report.assigned"
VERIFIED = "intake.report.verified"
PROLONGED = "intake.report.prolonged"
EXTENSION_ASKED = "intake.extension.asked"
EXTENDED = "intake.extension.granted"
EXTENSION_REFUSED = "intake.extension.refused"
PROCURACY_TOLD = "intake.procuracy.told"
DECISION_SENT = "intake.decision.sent"
REPORTER_TOLD = "intake.reporter.told"
OFFERED = "intake.transfer.offered"
RETURNED = "intake.transfer.returned"
WITHDRAWN = "intake.transfer.withdrawn"
MERGED = "intake.report.merged"
CORRECTED = "intake.report.corrected"
TAKEN_BACK = "intake.act.taken_back"
SERIES_JOINED = "intake.series.joined"
PROTECTED = "intake.reporter.protected"
MESSAGE_SENT = "intake.message.sent"
MESSAGE_RECEIVED = "intake.message.received"
FILE_ADDED = "intake.file.added"
IMPORTED = "intake.workbook.imported"
TOLD = "intake.city.told"
TAKEN_OUT = "intake.register.taken_out"

# What every counted entry of a report is cut by.
CODES = ("kind", "channel", "line", "severity", "offence", "method")
# Acts of a report that change what a unit has in stock.
MOVES_STOCK = ("accept", "decide", "suspend", "resume", "reopen")

declare(
    Verb(RECEIVED, _("Report received"), counts="reports", dimensions=(*CODES, "arrival")),
    Verb(PENDING, _("Pending reports"), counts="reports pending", dimensions=CODES),
    Verb(DECIDED, _("Report decided"), counts="reports", dimensions=(*CODES, "outcome", "ground", "in_time")),
    Verb(SUSPENDED, _("Report suspended"), counts="reports", dimensions=(*CODES, "ground", "in_time")),
    Verb(RESUMED, _("Report resumed"), counts="reports", dimensions=(*CODES, "cause")),
    Verb(TRANSFERRED, _("Report transferred"), counts="reports", dimensions=(*CODES, "destination")),
    Verb(OVERDUE, _("Time limit overdue"), counts="limits overdue", dimensions=(*CODES, "limit")),
    Verb(MET, _("Time limit met"), counts="limits met", dimensions=(*CODES, "limit", "in_time")),
    Verb(CLASSIFIED, _("Report classified")),
    Verb(ASSIGNED, _("Officer assigned")),
    Verb(VERIFIED, _("Verification step recorded")),
    Verb(PROLONGED, _("Time prolonged")),
    Verb(EXTENSION_ASKED, _("Extension asked of the procuracy")),
    Verb(EXTENDED, _("Extension granted by the procuracy")),
    Verb(EXTENSION_REFUSED, _("Extension refused by the procuracy")),
    Verb(PROCURACY_TOLD, _("Procuracy notified")),
    Verb(DECISION_SENT, _("Decision sent")),
    Verb(REPORTER_TOLD, _("Reporter notified")),
    Verb(OFFERED, _("Sent to another body")),
    Verb(RETURNED, _("Returned by the other body")),
    Verb(WITHDRAWN, _("Transfer withdrawn")),
    Verb(MERGED, _("Duplicate merged")),
    Verb(CORRECTED, _("Report corrected")),
    Verb(TAKEN_BACK, _("Step taken back")),
    Verb(SERIES_JOINED, _("Added to a series")),
    Verb(PROTECTED, _("Reporter put under protection")),
    Verb(MESSAGE_SENT, _("Message sent to the reporter")),
    Verb(MESSAGE_RECEIVED, _("Message received from the reporter")),
    Verb(FILE_ADDED, _("File added")),
    Verb(IMPORTED, _("Workbook loaded")),
    Verb(TOLD, _("Synthetic city put in")),
    Verb(TAKEN_OUT, _("Register taken out as a file"), dimensions=("format",)),
)

REPORT_IS_YOURS = kinds.declare(
    kinds.Kind("intake.report.assigned", _("Report assigned to you"), "intake.read", kinds.Way.AT_ONCE)
)
REPORTS_CAME_OVER = kinds.declare(
    kinds.Kind("intake.report.handed_over", _("Reports handed over to your unit"), "intake.assign")
)
