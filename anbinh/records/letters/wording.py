"""The verbs of letters in words: what the button says, what the history says, what it is for."""

from django.utils.translation import gettext_lazy as _

from anbinh.records.intake.wording import Words

VERB_WORDS: dict[str, Words] = {
    "classify": Words(
        _("Classify the letter"),
        _("classified the letter"),
        "phan-loai",
        _("Say what the letter is. Its way and its time limits follow from the class."),
    ),
    "make_report": Words(
        _("Make it a report of crime"),
        _("made the letter a report of crime"),
        "chuyen-thanh-nguon-tin",
        _(
            "The letter shows signs of crime: it enters the register of reports at once, with its sender still sealed "
            "(Law on Denunciations 27, BLTTHS 481.2)."
        ),
    ),
    "split": Words(
        _("Split by subject"),
        _("split the letter by subject"),
        "tach",
        _("A letter of several subjects becomes one letter for each, and each goes its own way."),
    ),
    "accept": Words(
        _("Accept the letter"),
        _("accepted the letter"),
        "thu-ly",
        _("The body resolves it. The time to resolve runs from this decision."),
    ),
    "inspect": Words(
        _("Check the anonymous letter"),
        _("took the anonymous letter up to be checked"),
        "kiem-tra",
        _(
            "Not a denunciation in the law's sense, but clear and with evidence: it is checked for the purposes of "
            "management (Law on Denunciations 25)."
        ),
    ),
    "refuse": Words(
        _("Refuse the letter"),
        _("refused the letter"),
        "khong-thu-ly",
        _("The sender gets the notice with the ground, within the time for accepting."),
    ),
    "transfer": Words(
        _("Transfer the letter"),
        _("transferred the letter"),
        "chuyen",
        _("To the competent body. A police unit of the city accepts or returns it; its time begins there anew."),
    ),
    "take_in": Words(
        _("Accept the transferred letter"),
        _("accepted the transferred letter"),
        "nhan-don-chuyen",
        _("The letter comes into your unit's book, and its time begins here anew."),
    ),
    "send_back": Words(
        _("Return the letter"),
        _("returned the letter"),
        "tra-lai",
        _("The unit that sent the letter stays responsible for it, and reads your reason."),
    ),
    "withdraw": Words(
        _("Withdraw the transfer"),
        _("withdrew the transfer"),
        "rut-lai",
        _("Take the transfer back before the other unit answers."),
    ),
    "guide": Words(
        _("Show the sender the way"),
        _("showed the sender the way"),
        "huong-dan",
        _("The letter goes back with a slip that names the competent body."),
    ),
    "file": Words(
        _("File the letter"),
        _("filed the letter"),
        "luu-don",
        _("Nothing more is done with it; the ground stays beside it."),
    ),
    "extend": Words(
        _("Lengthen the time"),
        _("lengthened the time"),
        "gia-han",
        _("As far as the law allows for a complex matter, and only before the time has run out."),
    ),
    "suspend": Words(
        _("Suspend the letter"),
        _("suspended the letter"),
        "tam-dinh-chi",
        _("The time stops until the letter is resumed; suspended time does not count (Law on Denunciations 34)."),
    ),
    "resume": Words(
        _("Resume the letter"),
        _("resumed the letter"),
        "tiep-tuc",
        _("The reason for suspending is gone; the time runs on, without the suspended days."),
    ),
    "drop": Words(
        _("Discontinue"),
        _("discontinued the letter"),
        "dinh-chi",
        _("The sender withdrew it, or the law no longer lets it be resolved."),
    ),
    "resolve": Words(
        _("Resolve the letter"),
        _("resolved the letter"),
        "giai-quyet",
        _("Record the conclusion or the decision, and what it showed."),
    ),
    "send_acceptance": Words(
        _("Record the notice of acceptance"),
        _("sent the notice of acceptance"),
        "bao-thu-ly",
        _("To the denouncer and to the person denounced (Law on Denunciations 29)."),
    ),
    "send_suspension": Words(
        _("Record the sending of the decision"),
        _("sent the decision"),
        "gui-quyet-dinh",
        _("The decision to suspend or discontinue, to both sides (Law on Denunciations 34)."),
    ),
    "send_conclusion": Words(
        _("Record the sending of the conclusion"),
        _("sent the conclusion"),
        "gui-ket-luan",
        _("To the person denounced and the bodies concerned; the denouncer is told (Law on Denunciations 35)."),
    ),
    "publish": Words(
        _("Record the publication"),
        _("published the conclusion"),
        "cong-khai",
        _("The conclusion is made public without disclosing the denouncer (Law on Denunciations 40)."),
    ),
    "answer_press": Words(
        _("Answer the newspaper"),
        _("answered the newspaper"),
        "tra-loi-bao-chi",
        _("Tell the newspaper that passed the denunciation on what came of it (Law on Denunciations 26)."),
    ),
    "reply": Words(
        _("Reply to the citizen"),
        _("replied to the citizen"),
        "tra-loi",
        _("In person or in writing, within ten working days of receipt (Law on Citizen Reception 28)."),
    ),
    "complain_again": Words(
        _("Receive the second complaint"),
        _("received the second complaint"),
        "khieu-nai-lan-hai",
        _("The first settlement is not agreed to, or did not come in time (Law on Complaints 33)."),
    ),
    "correct": Words(
        _("Correct the letter"),
        _("corrected the letter"),
        "sua",
        _("Change what the book says of it. Both the old and the new stay readable; figures follow."),
    ),
    "take_back": Words(
        _("Take the last step back"),
        _("took a step back"),
        "hoan-tac",
        _("The last step is undone: fields, clocks and figures are as before it. It stays in the history, struck."),
    ),
    "receive": Words(_("Receive the letter"), _("received the letter")),
    "hand_over": Words(_("Hand over"), _("handed the letter over")),
}
SLUGS = {words.slug: verb for verb, words in VERB_WORDS.items() if words.slug}

FAMILY_TITLES = {
    "handling": _("Handle"),
    "deciding": _("Decide"),
    "time": _("Time"),
    "telling": _("Tell and send"),
    "moving": _("Move"),
    "putting_right": _("Put right"),
}
FAMILIES = (
    ("handling", ("take_in", "send_back", "classify", "make_report", "split", "complain_again")),
    ("deciding", ("accept", "inspect", "refuse", "resolve", "suspend", "resume", "drop", "file")),
    ("time", ("extend",)),
    ("telling", ("reply", "send_acceptance", "send_suspension", "send_conclusion", "publish", "answer_press")),
    ("moving", ("transfer", "withdraw", "guide")),
    ("putting_right", ("correct", "take_back")),
)

REFUSAL_GROUNDS = {
    "not_ours": _("not within the competence of this body"),
    "out_of_time": _("the time to complain has run out without a good reason"),
    "not_affected": _("the decision or act does not touch the complainant's own rights"),
    "resolved": _("already resolved, with nothing new"),
    "court": _("the court has taken it up or decided it"),
    "no_basis": _("no basis to determine a violation or the violator"),
    "other": _("another ground, named in the reasons"),
}
FILING_GROUNDS = {
    "anonymous": _("anonymous, and not clear on the violator or without evidence"),
    "no_address": _("no clear name or address"),
    "duplicate": _("a duplicate of a letter in the book"),
    "resolved": _("already resolved as the law says, with nothing new"),
    "offensive": _("insults, slander or incitement"),
    "copies_only": _("sent to many bodies, the competent one among them"),
    "other": _("another ground, named in the reasons"),
}


def did(verb: str) -> str:
    """The verb as the history says it."""
    return str(VERB_WORDS[verb].did) if verb in VERB_WORDS else verb


def ground_words(code: str) -> str:
    """A ground of refusing or filing in words."""
    return str(REFUSAL_GROUNDS.get(code) or FILING_GROUNDS.get(code) or code)
