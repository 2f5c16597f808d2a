"""Where a figure of a report opens on the system."""

from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from anbinh.kernels.figures import Period
from anbinh.kernels.figures.periods import OWN


def figure_address(base: str, figure: str, *, period: Period, unit: str, as_of: date, by: str = "") -> str:
    """With `by`, cut by that dimension.

    `https://…/can-bo/so-lieu/reports_received/?ky=2023&che-do=nd09&don-vi=01&tinh-den=2024-03-06`
    """
    scheme = {} if period.scheme == OWN else {"che-do": period.scheme}
    asked = {"ky": period.key, **scheme, "don-vi": unit, "tinh-den": as_of.isoformat(), **({"theo": by} if by else {})}
    return f"{base}{reverse('dashboard:figure', args=[figure])}?{urlencode(asked)}"
