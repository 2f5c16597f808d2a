"""What a server does before anybody asks: else whoever comes first would wait for it."""

from django.urls import reverse

from anbinh.foundation.web.charts import Chart
from anbinh.kernels.figures import book, targets


def warm() -> None:
    """Load every room, read the book of figures, start the engine that draws."""
    reverse("public:home")
    book()
    targets()
    # A drawing of nothing: what takes time is the engine's start.
    _ = Chart("", [{"x": "", "y": 0}], "x", "y").svg
