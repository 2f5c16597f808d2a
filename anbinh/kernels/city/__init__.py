"""The synthetic city: seeded, calibrated to the published figures of 2023, no real person in it.

Owns the plan of reports and cases over time, their narratives, and what is planted for signals to find.
Refuses: storing anything, the clock, any identifier that could be somebody's. Stands on: plain values of the caller.
"""

from anbinh.kernels.city.city import City, plain_limit
from anbinh.kernels.city.model import (
    ArrestStory,
    CaseStory,
    CityError,
    Correction,
    Extension,
    Mention,
    MethodRow,
    OffenceRow,
    Offices,
    Place,
    Planted,
    Reporter,
    ReportStory,
    Size,
    Suspension,
)

__all__ = [
    "ArrestStory",
    "CaseStory",
    "City",
    "CityError",
    "Correction",
    "Extension",
    "Mention",
    "MethodRow",
    "OffenceRow",
    "Offices",
    "Place",
    "Planted",
    "ReportStory",
    "Reporter",
    "Size",
    "Suspension",
    "plain_limit",
]
