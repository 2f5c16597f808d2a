"""Identifiers that can belong to nobody, for demonstrations and tests, and the question whether one is such.

- phone: `0500 xxx xxx`: no network has the code 50 (phones.yaml);
- account: at least eight leading zeros, at any bank;
- url: the endings `.example`, `.test`, `.invalid` and the domains `example.com` … (RFC 2606, RFC 6761);
- handle: names beginning with `vi-du-`, with hyphens that the platforms' user names refuse;
- plate: province code `00`; codes begin at 11;
- personal number: place `000`; codes begin at 001.
"""

from anbinh.kernels.identifiers.accounts import RESERVED_START as ZEROS
from anbinh.kernels.identifiers.citizen import RESERVED_PROVINCE as NO_PLACE
from anbinh.kernels.identifiers.citizen import CitizenNumber, Sex, parse_number
from anbinh.kernels.identifiers.handles import RESERVED_START as EXAMPLE
from anbinh.kernels.identifiers.links import is_reserved_domain
from anbinh.kernels.identifiers.model import Identifier, Kind
from anbinh.kernels.identifiers.normalising import normalise
from anbinh.kernels.identifiers.phones import plan
from anbinh.kernels.identifiers.plates import RESERVED_PROVINCE

MOST = {Kind.PHONE: 10**6, Kind.ACCOUNT: 10**6, Kind.URL: 10**9, Kind.HANDLE: 10**9, Kind.PLATE: 10**5}


def is_reserved(identifier: Identifier | CitizenNumber) -> bool:
    """Can it belong to nobody? Decided by the value alone."""
    if isinstance(identifier, CitizenNumber):
        return identifier.reserved
    match identifier.kind:
        case Kind.PHONE:
            return identifier.value.startswith(f"+84{plan().reserved}")
        case Kind.ACCOUNT:
            return identifier.name.startswith(ZEROS)
        case Kind.URL:
            return is_reserved_domain(identifier.domain)
        case Kind.HANDLE:
            return identifier.name.startswith(EXAMPLE)
        case Kind.PLATE:
            return identifier.province == RESERVED_PROVINCE


def reserved(kind: Kind | str, nth: int, *, bank: str = "", platform: str = "facebook") -> Identifier:
    """The nth identifier of a kind that can belong to nobody; ValueError where there are fewer."""
    kind = Kind(kind)
    if not 0 <= nth < MOST[kind]:
        raise ValueError(f"there are {MOST[kind]} reserved identifiers of the kind {kind}")
    match kind:
        case Kind.PHONE:
            return normalise(kind, f"0{plan().reserved}{nth:06}")
        case Kind.ACCOUNT:
            return normalise(kind, f"{ZEROS}{nth:06}", bank=bank)
        case Kind.URL:
            return normalise(kind, f"vi-du-{nth}.example")
        case Kind.HANDLE:
            return normalise(kind, f"{EXAMPLE}{nth}", platform=platform)
        case Kind.PLATE:
            return normalise(kind, f"{RESERVED_PROVINCE}A{nth:05}")


def reserved_citizen_number(nth: int, *, sex: Sex, birth_year: int) -> CitizenNumber:
    """A personal number that can belong to nobody, for somebody born from 1900 to 2099; ValueError outside."""
    if not 0 <= nth < 10**6 or not 1900 <= birth_year < 2100:
        raise ValueError("a million numbers for each year from 1900 to 2099")
    century = (birth_year // 100 - 19) * 2 + (sex is Sex.FEMALE)
    return parse_number(f"{NO_PLACE}{century}{birth_year % 100:02}{nth:06}")
