"""The papers of a case and of those held in it; the kernel of papers makes docx and PDF of them.

Papers are Vietnamese whatever the language of the page. A person's name is never in the system: it is written by hand.
"""

from anbinh.records.cases.papers.catalogue import paper_of, paper_of_measure, papers_of, papers_of_measure

__all__ = ["paper_of", "paper_of_measure", "papers_of", "papers_of_measure"]
