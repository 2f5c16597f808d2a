"""The office workbook: reads Excel and CSV files as offices keep them, writes templates and workbooks of refused rows.

Refuses: knowing any record, unit or offence (the caller resolves them), and the clock. Stands on: nothing.
"""

from anbinh.kernels.sheets.errors import NoHeading, SheetsError, Unmatched, Unreadable
from anbinh.kernels.sheets.heading import Column, Heading, find_heading
from anbinh.kernels.sheets.matching import Matching
from anbinh.kernels.sheets.model import Cell, Choice, Field, Form, Kind, Line, Moment, Refusal, Resolver
from anbinh.kernels.sheets.opening import Book, open_book
from anbinh.kernels.sheets.reading import Reading, Skipped, read
from anbinh.kernels.sheets.returning import refused
from anbinh.kernels.sheets.sentences import Language, Wording
from anbinh.kernels.sheets.template import template

__all__ = [
    "Book",
    "Cell",
    "Choice",
    "Column",
    "Field",
    "Form",
    "Heading",
    "Kind",
    "Language",
    "Line",
    "Matching",
    "Moment",
    "NoHeading",
    "Reading",
    "Refusal",
    "Resolver",
    "SheetsError",
    "Skipped",
    "Unmatched",
    "Unreadable",
    "Wording",
    "find_heading",
    "open_book",
    "read",
    "refused",
    "template",
]
