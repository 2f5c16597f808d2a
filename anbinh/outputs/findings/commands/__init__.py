"""What is done with findings: the nightly look writes them down, an analyst decides."""

from anbinh.outputs.findings.commands.deciding import dismiss, link, note, reopen, take_back, warn, watch
from anbinh.outputs.findings.commands.noting import Looked, look, make_demonstration, note_all

__all__ = [
    "Looked",
    "dismiss",
    "link",
    "look",
    "make_demonstration",
    "note",
    "note_all",
    "reopen",
    "take_back",
    "warn",
    "watch",
]
