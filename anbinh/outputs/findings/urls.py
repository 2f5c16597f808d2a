"""Routes of this room's staff side; config/urls_staff puts them under `phat-hien/`."""

from django.urls import URLPattern, path

from anbinh.foundation.books import doors
from anbinh.outputs.findings import views
from anbinh.outputs.findings.book import BOOK
from anbinh.outputs.findings.forms import FORMS

app_name = "findings"
urlpatterns: list[URLPattern] = [
    path("", views.index, name="index"),
    path("tinh-hinh/", views.situation, name="situation"),
    path("nhin-ngay/", views.look, name="look"),
    path("<int:key>/", views.record, name="record"),
    *doors.of_book(BOOK, forms=FORMS, commands=views.COMMANDS),
]
