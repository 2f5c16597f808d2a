"""What an identifier is: a kind, one canonical value, and how people read it."""

from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    PHONE = "phone"
    ACCOUNT = "account"
    URL = "url"
    HANDLE = "handle"
    PLATE = "plate"


class Mark(StrEnum):
    """What is known of an identifier besides its value. Marks never decide whether two identifiers are the same."""

    HOTLINE = "hotline"  # 113, 1800…, 1900…
    OFFICIAL = (
        "official"  # on the dated lists of public offices, banks and newspapers, or in the police's own 069 network
    )
    LANDLINE = "landline"
    FOREIGN = "foreign"
    CARD = "card"  # a payment card's number, not an account's
    SHORTENER = "shortener"  # the address leads elsewhere
    PLATFORM = "platform"  # a site that everybody uses: its domain alone joins nothing
    RESERVED = "reserved"  # can belong to nobody: for demonstrations and tests


@dataclass(frozen=True)
class Identifier:
    """Two identifiers are the same when kind and value are.

    `value`: phone `+84912345678` or hotline `19001234`; account `VCB:0123456789`, digits alone where the
    bank is unknown; url `domain/path`; handle `platform:name`; plate `30A12345`.
    """

    kind: Kind
    value: str
    shown: str = field(compare=False)
    marks: frozenset[Mark] = field(default=frozenset(), compare=False)

    def __str__(self) -> str:
        return self.shown

    @property
    def domain(self) -> str:
        """The registrable domain of a url; empty for other kinds."""
        if self.kind is not Kind.URL:
            return ""
        return self.value.split("/")[0].split("?")[0].split(":")[0]

    @property
    def bank(self) -> str:
        """The bank code of an account; empty where unknown and for other kinds."""
        return self.value.partition(":")[0] if self.kind is Kind.ACCOUNT and ":" in self.value else ""

    @property
    def platform(self) -> str:
        """The platform of a handle; empty for other kinds."""
        return self.value.partition(":")[0] if self.kind is Kind.HANDLE else ""

    @property
    def name(self) -> str:
        """The name of a handle, the number of an account; the value of other kinds."""
        return self.value.partition(":")[2] if self.bank or self.platform else self.value

    @property
    def province(self) -> str:
        """The two-digit province code of a plate; empty for other kinds."""
        return self.value[:2] if self.kind is Kind.PLATE else ""


@dataclass(frozen=True)
class Mention:
    """An identifier and where it stands: `text[start:end]` of the text that was read."""

    identifier: Identifier
    start: int
    end: int
