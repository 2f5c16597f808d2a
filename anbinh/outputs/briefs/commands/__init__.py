"""The verbs of a report."""

from anbinh.outputs.briefs.commands.demonstrating import make_demonstration
from anbinh.outputs.briefs.commands.drafting import draft, refresh
from anbinh.outputs.briefs.commands.refusals import BriefRefused, Overtaken
from anbinh.outputs.briefs.commands.signing import approve, issue, prepare, return_, submit
from anbinh.outputs.briefs.commands.writing import carry_over, comment, restore, settle, write

__all__ = [
    "BriefRefused",
    "Overtaken",
    "approve",
    "carry_over",
    "comment",
    "draft",
    "issue",
    "make_demonstration",
    "prepare",
    "refresh",
    "restore",
    "return_",
    "settle",
    "submit",
    "write",
]
