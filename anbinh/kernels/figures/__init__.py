"""Published figures: dated definitions, a model of units and periods, and engines that sum the journal.

Owns definitions/, targets/, the period schemes and the engines. Refuses: SQL in a definition, Django, the clock, and
any number that was not summed. The fast engines stand apart in `engines/`, so that only who uses one imports it.
"""

from anbinh.kernels.figures.asking import Engine, Entry
from anbinh.kernels.figures.definitions import Book, book, dimensions
from anbinh.kernels.figures.errors import FigureError, UnclearPeriod, UnclearQuestion, UnknownFigure
from anbinh.kernels.figures.evaluating import Answers, Revision, evaluate, revisions
from anbinh.kernels.figures.extract import Extract, read_extract
from anbinh.kernels.figures.model import Figure
from anbinh.kernels.figures.periods import Period, containing, named, period, schemes, span
from anbinh.kernels.figures.practice import USUAL, Practice, settings
from anbinh.kernels.figures.results import Judgement, Result, State
from anbinh.kernels.figures.targets import Target, Verdict, targets
from anbinh.kernels.figures.territory import Step, Territory, Unit

__all__ = [
    "USUAL",
    "Answers",
    "Book",
    "Engine",
    "Entry",
    "Extract",
    "Figure",
    "FigureError",
    "Judgement",
    "Period",
    "Practice",
    "Result",
    "Revision",
    "State",
    "Step",
    "Target",
    "Territory",
    "UnclearPeriod",
    "UnclearQuestion",
    "Unit",
    "UnknownFigure",
    "Verdict",
    "book",
    "containing",
    "dimensions",
    "evaluate",
    "named",
    "period",
    "read_extract",
    "revisions",
    "schemes",
    "settings",
    "span",
    "targets",
]
