"""Legal time limits as dated data: compute a due moment, and explain it in words.

Refuses: reading the clock, knowing any record. Stands on: nothing but the calendar of rest days.
"""

from anbinh.kernels.procedure.calendar import VIETNAM, Calendar, WorkingCalendar
from anbinh.kernels.procedure.computing import Deadline, compute, request_by
from anbinh.kernels.procedure.errors import NotInForce, ProcedureError, UnclearQuestion, UnknownLimit
from anbinh.kernels.procedure.model import Limit, Severity
from anbinh.kernels.procedure.reading import DEFAULT, Reading
from anbinh.kernels.procedure.register import Register, register, severity_of
from anbinh.kernels.procedure.sentences import Language
from anbinh.kernels.procedure.wording import cite, explain, period_words

__all__ = [
    "DEFAULT",
    "VIETNAM",
    "Calendar",
    "Deadline",
    "Language",
    "Limit",
    "NotInForce",
    "ProcedureError",
    "Reading",
    "Register",
    "Severity",
    "UnclearQuestion",
    "UnknownLimit",
    "WorkingCalendar",
    "cite",
    "compute",
    "explain",
    "period_words",
    "register",
    "request_by",
    "severity_of",
]
