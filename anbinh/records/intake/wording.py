"""The verbs of the staff side in words: what the button says, what the history says, and what it asks."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Words:
    """`button` is the verb with its object; `did` the same as something done; `slug` the word of its address;
    `lead` says in a sentence what the verb is for."""

    button: str | Promise
    did: str | Promise
    slug: str = ""
    lead: str | Promise = ""


VERB_WORDS: dict[str, Words] = {
    "accept": Words(
        _("Accept the report"),
        _("accepted the report"),
        "tiep-nhan-chuyen",
        _("The report comes into your unit's register. Its time goes on as it runs."),
    ),
    "return": Words(
        _("Return the report"),
        _("returned the report"),
        "tra-lai",
        _("The unit that sent the report stays responsible for it, and reads your reason."),
    ),
    "classify": Words(
        _("Classify the report"),
        _("classified the report"),
        "phan-loai",
        _("Say what kind of report this is and what offence it may be. The class follows from article and clause."),
    ),
    "assign": Words(
        _("Assign an officer"),
        _("assigned an officer"),
        "phan-cong",
        _("Put an officer of the unit in charge. The decision of assignment is printed from this."),
    ),
    "tell_procuracy": Words(
        _("Notify the procuracy"),
        _("notified the procuracy"),
        "bao-vien-kiem-sat",
        _("Record the written notice of the report to the procuracy (BLTTHS 146.5, 152.3)."),
    ),
    "verify": Words(
        _("Record a verification step"),
        _("recorded a verification step"),
        "xac-minh",
        _("Write what was done and what it showed; attach its papers."),
    ),
    "prolong": Words(
        _("Prolong the time"),
        _("prolonged the time"),
        "keo-dai-thoi-han",
        _("Up to two months in all, for a complex report or one that must be checked in many places (BLTTHS 147.2)."),
    ),
    "ask_extension": Words(
        _("Ask the procuracy for an extension"),
        _("asked the procuracy for an extension"),
        "de-nghi-gia-han",
        _("The procuracy may extend the time once, by up to two months; ask five days before the end (BLTTHS 147.2)."),
    ),
    "answer_extension": Words(
        _("Record the procuracy's answer"),
        _("recorded the procuracy's answer"),
        "ket-qua-gia-han",
        _("Record what the procuracy answered."),
    ),
    "suspend": Words(
        _("Suspend the report"),
        _("suspended the report"),
        "tam-dinh-chi",
        _("Only when the time has run out and on one of the grounds of BLTTHS 148.1."),
    ),
    "resume": Words(
        _("Resume the report"),
        _("resumed the report"),
        "phuc-hoi",
        _("The reason for suspending is gone: one month to resolve the report (BLTTHS 149)."),
    ),
    "decide": Words(
        _("Decide the report"),
        _("decided the report"),
        "ra-quyet-dinh",
        _("One of the decisions of BLTTHS 147.1, or an administrative sanction."),
    ),
    "send_decision": Words(
        _("Send the decision"),
        _("sent the decision"),
        "gui-quyet-dinh",
        _("Record that the decision went to the procuracy and to whoever the article names."),
    ),
    "tell_reporter": Words(
        _("Notify the reporter"),
        _("notified the reporter"),
        "bao-nguoi-bao-tin",
        _("The reporter reads this behind their code. It is also the written notice that the joint circular asks for."),
    ),
    "transfer": Words(
        _("Transfer the report"),
        _("transferred the report"),
        "chuyen",
        _("To a unit of the city, which accepts or returns it; or to a body outside, which ends it here."),
    ),
    "withdraw": Words(
        _("Withdraw the transfer"),
        _("withdrew the transfer"),
        "rut-lai",
        _("Take the transfer back before the other unit answers."),
    ),
    "reopen": Words(
        _("Reopen after annulment"),
        _("reopened the report after annulment"),
        "mo-lai",
        _("The procuracy annulled the suspension or the decision not to prosecute: the time runs again."),
    ),
    "merge": Words(
        _("Merge a duplicate"),
        _("merged a duplicate"),
        "nhap",
        _("This report is a second one about the same event. The earlier report stays; this one counts no more."),
    ),
    "correct": Words(
        _("Correct the report"),
        _("corrected the report"),
        "sua",
        _("Change what the report says. Both the old and the new stay readable; figures follow, each on its own day."),
    ),
    "join_series": Words(
        _("Add to a series"),
        _("added the report to a series"),
        "them-vao-chuoi",
        _("Put the report with others of the same series, by your own judgement."),
    ),
    "take_back": Words(
        _("Take the last step back"),
        _("took a step back"),
        "hoan-tac",
        _("The last step is undone: fields, clocks and figures are as before it. It stays in the history, struck."),
    ),
    "receive": Words(_("Receive the report"), _("received the report")),
    "hand_over": Words(_("Hand over"), _("handed the report over")),
    "import": Words(_("Load a workbook"), _("loaded the report from a workbook")),
}


def did(verb: str) -> str:
    """The verb as the history says it."""
    return str(VERB_WORDS[verb].did) if verb in VERB_WORDS else verb


SLUGS = {words.slug: verb for verb, words in VERB_WORDS.items() if words.slug}

FAMILY_TITLES = {
    "handling": _("Handle"),
    "deciding": _("Decide"),
    "time": _("Time"),
    "moving": _("Move"),
    "putting_right": _("Put right"),
}
