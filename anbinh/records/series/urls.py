"""Routes of this room's staff side; config/urls_staff puts them under `loat-vu/`."""

from django.urls import URLPattern, path

from anbinh.foundation.books import doors
from anbinh.records.series import views
from anbinh.records.series.book import BOOK
from anbinh.records.series.forms import FORMS

app_name = "series"
urlpatterns: list[URLPattern] = [
    path("", views.index, name="index"),
    path("<int:key>/", views.record, name="record"),
    *doors.of_book(BOOK, forms=FORMS, commands=views.COMMANDS),
]
