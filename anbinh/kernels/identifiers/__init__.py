"""An identifier mentioned in a report: read in any spelling, found in a narrative, kept apart from its reporter.

Owns the canonical form of phones, accounts, web addresses, handles, plates and citizen numbers, as dated lists.
Refuses: knowing any record, judging whom an identifier belongs to, the network. Stands on: nothing.
"""

from anbinh.kernels.identifiers.banks import Bank, bank_named, banks
from anbinh.kernels.identifiers.citizen import Card, CitizenNumber, Mismatch, Sex, parse_card, parse_number
from anbinh.kernels.identifiers.errors import IdentifierError, NotACard, NotACitizenNumber, NotAnIdentifier
from anbinh.kernels.identifiers.extracting import extract
from anbinh.kernels.identifiers.model import Identifier, Kind, Mark, Mention
from anbinh.kernels.identifiers.normalising import normalise
from anbinh.kernels.identifiers.pages import page_rules
from anbinh.kernels.identifiers.plates import province_of_plate
from anbinh.kernels.identifiers.reserved import is_reserved, reserved, reserved_citizen_number
from anbinh.kernels.identifiers.screening import NEUTRAL, Removal, Screened, screen
from anbinh.kernels.identifiers.sentences import Language
from anbinh.kernels.identifiers.similarity import Shingles, likeness, shingles
from anbinh.kernels.identifiers.ties import is_reporters, ties

__all__ = [
    "NEUTRAL",
    "Bank",
    "Card",
    "CitizenNumber",
    "Identifier",
    "IdentifierError",
    "Kind",
    "Language",
    "Mark",
    "Mention",
    "Mismatch",
    "NotACard",
    "NotACitizenNumber",
    "NotAnIdentifier",
    "Removal",
    "Screened",
    "Sex",
    "Shingles",
    "bank_named",
    "banks",
    "extract",
    "is_reporters",
    "is_reserved",
    "likeness",
    "normalise",
    "page_rules",
    "parse_card",
    "parse_number",
    "province_of_plate",
    "reserved",
    "reserved_citizen_number",
    "screen",
    "shingles",
    "ties",
]
