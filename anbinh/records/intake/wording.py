"""The verbs of the staff side in words: what the button says, what the history says, and what it asks."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Words:
    """`button` is the verb with its object; `did` the same as something done; `lead` what the page asks."""

    button: str | Promise
    did: str | Promise
    lead: str | Promise = ""


VERB_WORDS: dict[str, Words] = {
    "accept": Words(_("Accept the report"), _("accepted the report")),
    "return": Words(_("Return the report"), _("returned the report")),
    "classify": Words(_("Classify the report"), _("classified the report")),
    "assign": Words(_("Assign an officer"), _("assigned an officer")),
    "tell_procuracy": Words(_("Notify the procuracy"), _("notified the procuracy")),
    "verify": Words(_("Record a verification step"), _("recorded a verification step")),
    "prolong": Words(_("Prolong the time"), _("prolonged the time")),
    "ask_extension": Words(_("Ask the procuracy for an extension"), _("asked the procuracy for an extension")),
    "answer_extension": Words(_("Record the procuracy's answer"), _("recorded the procuracy's answer")),
    "suspend": Words(_("Suspend the report"), _("suspended the report")),
    "resume": Words(_("Resume the report"), _("resumed the report")),
    "decide": Words(_("Decide the report"), _("decided the report")),
    "send_decision": Words(_("Send the decision"), _("sent the decision")),
    "tell_reporter": Words(_("Notify the reporter"), _("notified the reporter")),
    "transfer": Words(_("Transfer the report"), _("transferred the report")),
    "withdraw": Words(_("Withdraw the transfer"), _("withdrew the transfer")),
    "reopen": Words(_("Reopen after annulment"), _("reopened the report after annulment")),
    "merge": Words(_("Merge a duplicate"), _("merged a duplicate")),
    "correct": Words(_("Correct the report"), _("corrected the report")),
    "join_series": Words(_("Add to a series"), _("added the report to a series")),
    "take_back": Words(_("Take the last step back"), _("took a step back")),
    "receive": Words(_("Receive the report"), _("received the report")),
    "hand_over": Words(_("Hand over"), _("handed the report over")),
    "import": Words(_("Load a workbook"), _("loaded the report from a workbook")),
}


def did(verb: str) -> str:
    """The verb as the history says it."""
    return str(VERB_WORDS[verb].did) if verb in VERB_WORDS else verb
