"""How verbs are written in addresses: `nguon-tin/12/phan-cong/`."""

from urllib.parse import urlencode

from django.urls import NoReverseMatch, reverse

from anbinh.records.intake.wording import SLUGS, VERB_WORDS


class VerbConverter:
    """The word of an address for the code of a verb, and back."""

    regex = "|".join(SLUGS)

    def to_python(self, value: str) -> str:
        return SLUGS[value]

    def to_url(self, value: str) -> str:
        return VERB_WORDS[value].slug


def register_address(**query: str) -> str:
    """The register, asked a question; empty where this host has no register."""
    try:
        return f"{reverse('intake:register')}?{urlencode(query)}"
    except NoReverseMatch:
        return ""
