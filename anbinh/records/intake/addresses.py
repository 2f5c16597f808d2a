"""How verbs are written in addresses: `nguon-tin/12/phan-cong/`."""

from anbinh.records.intake.wording import SLUGS, VERB_WORDS


class VerbConverter:
    """The word of an address for the code of a verb, and back."""

    regex = "|".join(SLUGS)

    def to_python(self, value: str) -> str:
        return SLUGS[value]

    def to_url(self, value: str) -> str:
        return VERB_WORDS[value].slug
