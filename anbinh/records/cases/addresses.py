"""How verbs are written in addresses: `vu-an/12/kham-pha/`, `vu-an/giu/7/gia-han/`."""

from anbinh.records.cases.wording import CUSTODY_SLUGS, CUSTODY_WORDS, SLUGS, VERB_WORDS


class CaseVerbConverter:
    """The word of an address for the code of a verb of cases, and back."""

    regex = "|".join(SLUGS)

    def to_python(self, value: str) -> str:
        return SLUGS[value]

    def to_url(self, value: str) -> str:
        return VERB_WORDS[value].slug


class CustodyVerbConverter:
    """The same for the verbs of custody."""

    regex = "|".join(CUSTODY_SLUGS)

    def to_python(self, value: str) -> str:
        return CUSTODY_SLUGS[value]

    def to_url(self, value: str) -> str:
        return CUSTODY_WORDS[value].slug
