"""The papers of a letter and the book of citizens received; Vietnamese whatever the language of the page."""

from anbinh.records.letters.papers.book import reception_page
from anbinh.records.letters.papers.catalogue import Offered, paper_of, papers_of

__all__ = ["Offered", "paper_of", "papers_of", "reception_page"]
