"""Routes of this room's staff side; config/urls_staff puts them under `so-canh-bao/`."""

from django.urls import URLPattern, path

from anbinh.foundation.books import doors
from anbinh.records.checks import views
from anbinh.records.checks.book import BOOK
from anbinh.records.checks.forms import FORMS

app_name = "checks"
urlpatterns: list[URLPattern] = [
    path("", views.index, name="index"),
    path("them/", views.enter, name="enter"),
    path("tu-loat-tin/<int:series>/", views.from_series, name="from_series"),
    path("<int:key>/", views.record, name="record"),
    *doors.of_book(BOOK, forms=FORMS, commands=views.COMMANDS),
]
