"""The cast of the demonstration: one ready account for each role, in real units of Hà Nội. The people are invented."""

from dataclasses import dataclass
from datetime import date

from anbinh.foundation.accounts.access import Role

CITY_SINCE = date(2022, 1, 1)
COMMUNE_SINCE = date(2025, 7, 1)


@dataclass(frozen=True)
class Member:
    """Somebody of the cast: posts as (code of the unit, first day)."""

    role: Role
    username: str
    full_name: str
    seats: tuple[tuple[str, date], ...]


CAST: tuple[Member, ...] = (
    Member(Role.CHAIR, "tran.quang.vinh", "Trần Quang Vinh", (("01", CITY_SINCE),)),
    Member(Role.STANDING_OFFICE, "le.thi.thu.ha", "Lê Thị Thu Hà", (("01", CITY_SINCE),)),
)
