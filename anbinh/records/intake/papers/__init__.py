"""The papers of a report, each described from the record and its acts; the kernel of papers makes docx and PDF of them.

Papers are Vietnamese whatever the language of the page: they go into a Vietnamese file.
"""

from anbinh.records.intake.papers.catalogue import Offered, paper_of, papers_of
from anbinh.records.intake.papers.register import register_page

__all__ = ["Offered", "paper_of", "papers_of", "register_page"]
