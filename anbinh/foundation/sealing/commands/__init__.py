"""The only writer of envelopes and keys: check → change → journal, in one transaction."""

from anbinh.foundation.sealing.commands.asking import ask, refuse
from anbinh.foundation.sealing.commands.envelopes import follow, hand_to, protect, seal, seal_many, unprotect, unseal
from anbinh.foundation.sealing.commands.keeping import Progress, admit, declare_lost, dismiss
from anbinh.foundation.sealing.commands.keys import change_passphrase, make_demonstration, set_up
from anbinh.foundation.sealing.commands.refusals import (
    Closed,
    LastKeeper,
    NoCustodian,
    SealingError,
    Tampered,
    TooManyTries,
    WrongPassphrase,
)

__all__ = [
    "Closed",
    "LastKeeper",
    "NoCustodian",
    "Progress",
    "SealingError",
    "Tampered",
    "TooManyTries",
    "WrongPassphrase",
    "admit",
    "ask",
    "change_passphrase",
    "declare_lost",
    "dismiss",
    "follow",
    "hand_to",
    "make_demonstration",
    "protect",
    "refuse",
    "seal",
    "seal_many",
    "set_up",
    "unprotect",
    "unseal",
]
