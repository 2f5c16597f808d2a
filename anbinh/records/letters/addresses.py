"""How verbs are written in addresses: `don-thu/12/phan-loai/`; in the nouns of this room."""

from anbinh.records.letters.wording import SLUGS, VERB_WORDS


class LetterVerbConverter:
    """The word of an address for the code of a verb, and back."""

    regex = "|".join(SLUGS)

    def to_python(self, value: str) -> str:
        return SLUGS[value]

    def to_url(self, value: str) -> str:
        return VERB_WORDS[value].slug
