"""Where a figure of a report opens on the system."""

from datetime import date
from urllib.parse import quote, urlencode

from anbinh.kernels.figures import Period


def figure_address(base: str, figure: str, *, period: Period, unit: str, as_of: date) -> str:
    """`https://…/can-bo/so-lieu/reports_received/?che-do=nd09&ky=2023&don-vi=01&tinh-den=2024-03-06`."""
    asked = {"che-do": period.scheme, "ky": period.key, "don-vi": unit, "tinh-den": as_of.isoformat()}
    return f"{base}/can-bo/so-lieu/{quote(figure)}/?{urlencode(asked)}"
