"""What tells who somebody is, as the sentence with which a text is refused."""

from django.utils.translation import gettext as _

from anbinh.records.warnings.telling import Telling, tellings


def who_is_told(text: str, *, pages: bool) -> str:
    """The sentence that names the first place and what to do; empty when nobody can be recognised."""
    found = tellings(text, pages=pages)
    return sentence_of(found[0], text) if found else ""


def sentence_of(one: Telling, text: str) -> str:
    """What stands there, why it may not, and what to write instead."""
    sentence = {
        "phone": _("“%(there)s” is a telephone number. Leave it out, or write a hotline in “Whom to call”."),
        "account": _("“%(there)s” is an account number. Leave it out: describe how the account is used."),
        "plate": _("“%(there)s” is a number plate. Leave it out."),
        "citizen": _("“%(there)s” is a citizen's number. Leave it out."),
        "email": _("“%(there)s” is an e-mail address. Leave it out."),
        "home": _("“%(there)s” is somebody's address. Name the ward or commune only."),
        "person": _("“%(there)s” names a person. Write “a resident of the commune” or leave the name out."),
    }.get(one.kind, _("“%(there)s” tells who somebody is. Leave it out."))
    return sentence % {"there": text[one.start : one.end].strip()}
