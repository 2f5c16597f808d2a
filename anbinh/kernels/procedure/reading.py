"""The points the law leaves open, each a setting with a stated default."""

from dataclasses import dataclass, fields, replace
from typing import Self

from anbinh.kernels.procedure.errors import UnclearQuestion

YES = {"yes", "true", "1", "on", "có", "co"}
NO = {"no", "false", "0", "off", "không", "khong"}


@dataclass(frozen=True)
class Reading:
    """How the open points of counting are read; the defaults are the usual practice.

    Điều 134 of the Criminal Procedure Code names hours, days and months, ends a day period at 24:00, gives months their
    last day, and speaks of rest days only beside months. Below is where it is silent or can be read in two ways.
    """

    # Is the day of the event day 1 of a period in days? The statute does not say; practice starts the day after.
    first_day_counted: bool = False
    # The same question where somebody is held; many detention orders count the first day, so the order's date rules.
    first_day_counted_custody: bool = False
    # Day periods outside custody that end on a rest day move to the next working day; the Code says so only for months.
    rest_day_shift_reports: bool = True
    # Custody and detention never wait for a working day.
    rest_day_shift_custody: bool = False
    # Tạm giữ is written with its hours (117.2), so 3 days are 72 hours; False counts to 24:00 of the last day.
    custody_by_hour: bool = True
    # 147.2: "at most two months" is the total from receipt, not two months after the first 20 days.
    prolonged_total_from_receipt: bool = True

    @classmethod
    def names(cls) -> tuple[str, ...]:
        return tuple(field.name for field in fields(cls))

    def with_choices(self, *choices: str) -> Self:
        """A reading with `name=yes` or `name=no` applied over this one; raises `UnclearQuestion`."""
        chosen: dict[str, bool] = {}
        for choice in choices:
            name, _, answer = choice.partition("=")
            name, answer = name.strip().replace("-", "_"), answer.strip().casefold()
            if name not in self.names() or answer not in YES | NO:
                raise UnclearQuestion("bad_reading", choice=choice, names=", ".join(self.names()))
            chosen[name] = answer in YES
        return replace(self, **chosen)


DEFAULT = Reading()
