"""Routes of this room."""

from datetime import date

from django.urls import path, register_converter

from anbinh.foundation.units import views


class DayConverter:
    """A day in an address: 2025-07-01."""

    regex = r"\d{4}-\d{2}-\d{2}"

    def to_python(self, value: str) -> date:
        return date.fromisoformat(value)

    def to_url(self, value: date | str) -> str:
        return str(value)


register_converter(DayConverter, "day")

app_name = "units"
urlpatterns = [
    path("", views.index, name="index"),
    path("goi-y/", views.suggest, name="suggest"),
    path("<str:code>/<day:since>/", views.unit, name="unit"),
]
