"""The verbs of cases and of custody in words: what the button says, what the history says, what the page is for."""

from django.utils.translation import gettext_lazy as _

from anbinh.records.intake.wording import Words

VERB_WORDS: dict[str, Words] = {
    "clear": Words(
        _("Record the case as cleared"),
        _("recorded the case as cleared"),
        "kham-pha",
        _("The offender is identified. The case counts as cleared from this day; it goes on as it is."),
    ),
    "charge": Words(
        _("Record suspects charged"),
        _("recorded suspects charged"),
        "khoi-to-bi-can",
        _("How many were charged. Names stay in the paper file; here only the number counts."),
    ),
    "dismantle": Words(
        _("Record groups dismantled"),
        _("recorded groups dismantled"),
        "triet-pha",
        _("How many groups of offenders this case broke up."),
    ),
    "extend": Words(
        _("Record an extension"),
        _("recorded an extension of the investigation"),
        "gia-han",
        _("The procuracy lengthened the investigation (BLTTHS 172, 174); ask ten days before the time ends."),
    ),
    "suspend": Words(
        _("Suspend the investigation"),
        _("suspended the investigation"),
        "tam-dinh-chi",
        _("On one of the grounds of BLTTHS 229. The time stops; the decision goes to the procuracy within two days."),
    ),
    "resume": Words(
        _("Resume the investigation"),
        _("resumed the investigation"),
        "phuc-hoi",
        _("The reason for suspending is gone: a new time begins, by the class of the offence (BLTTHS 174)."),
    ),
    "close": Words(
        _("Close the investigation"),
        _("closed the investigation"),
        "ket-thuc",
        _("With a conclusion that proposes prosecution, or with a decision to discontinue (BLTTHS 232)."),
    ),
    "transfer": Words(
        _("Transfer the case"),
        _("transferred the case"),
        "chuyen",
        _("To another unit of the city, with its time as it runs; or to a body outside, which ends it here."),
    ),
    "correct": Words(
        _("Correct the case"),
        _("corrected the case"),
        "sua",
        _("Change what the case says. The old stays readable; figures follow, and the time follows a new class."),
    ),
    "note": Words(_("Write a note"), _("wrote a note"), "ghi-chu", _("A line in the history of the case.")),
    "take_back": Words(
        _("Take the last step back"),
        _("took a step back"),
        "hoan-tac",
        _("The last step is undone: fields, clocks and figures are as before it. It stays in the history, struck."),
    ),
    "open": Words(
        _("Open a case"),
        _("opened the case"),
        "",
        _("The class follows from article and clause, and with it the time of the investigation."),
    ),
    "hand_over": Words(_("Hand over"), _("handed the case over")),
}
SLUGS = {words.slug: verb for verb, words in VERB_WORDS.items() if words.slug}

CUSTODY_WORDS: dict[str, Words] = {
    "hold": Words(
        _("Record somebody held"),
        _("recorded somebody held"),
        "",
        _("From the hour it really began: every time limit of custody counts from it. Initials only, no name."),
    ),
    "ask": Words(
        _("Record a request to the procuracy"),
        _("recorded a request to the procuracy"),
        "de-nghi-phe-chuan",
        _("The procuracy received the file: 12 hours for an urgent arrest (110.6), 3 days for a detention (119.5)."),
    ),
    "approve": Words(
        _("Record what the procuracy did"),
        _("recorded the answer of the procuracy"),
        "phe-chuan",
        _("The procuracy was sent the decision, or approved it: that duty is met at the hour you give."),
    ),
    "refuse": Words(
        _("Record that the procuracy refused"),
        _("recorded that the procuracy refused"),
        "khong-phe-chuan",
        _("An extension falls away. An urgent arrest or a detention ends at once: release the person."),
    ),
    "tell_family": Words(
        _("Record that the family was told"),
        _("recorded that the family was told"),
        "bao-gia-dinh",
        _("The family and the commune of residence, or the workplace, were told of the hold (BLTTHS 116)."),
    ),
    "extend": Words(
        _("Extend the custody"),
        _("extended the custody"),
        "gia-han",
        _("Before the time ends. Custody: three days more, at most twice, approved by the procuracy (BLTTHS 118)."),
    ),
    "continue_as": Words(
        _("Go on with another measure"),
        _("went on with another measure"),
        "chuyen-bien-phap",
        _("One measure ends in the moment the next begins. Custody is deducted from detention (BLTTHS 118.4)."),
    ),
    "end": Words(
        _("End the measure"),
        _("ended the measure"),
        "cham-dut",
        _("Released, replaced by a measure without custody, or handed on. Give the exact hour."),
    ),
}
CUSTODY_SLUGS = {words.slug: verb for verb, words in CUSTODY_WORDS.items() if words.slug}

FAMILIES = (
    (_("Investigate"), ("clear", "charge", "dismantle", "note")),
    (_("Time"), ("extend", "suspend", "resume")),
    (_("Close or move"), ("close", "transfer")),
    (_("Put right"), ("correct", "take_back")),
)

MARK_WORDS = {
    "organised": _("organised"),
    "transnational": _("transnational"),
    "weapon": _("with a weapon"),
    "social_motive": _("social motive"),
    "cyber": _("in cyberspace"),
}
FORM_WORDS = {"completed": _("completed"), "attempted": _("attempted"), "prepared": _("prepared")}
OUTCOME_WORDS = {
    "prosecution_proposed": _("conclusion proposing prosecution"),
    "discontinued": _("investigation discontinued"),
}


def did(verb: str) -> str:
    """The verb as the history says it."""
    return str(VERB_WORDS[verb].did) if verb in VERB_WORDS else verb
