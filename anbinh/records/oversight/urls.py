"""Routes of this room's staff side; config/urls_staff puts them under `thanh-tra/`."""

from django.urls import URLPattern, path

from anbinh.foundation.books import doors
from anbinh.records.oversight import views
from anbinh.records.oversight.book import BOOK
from anbinh.records.oversight.forms import FORMS

app_name = "oversight"
urlpatterns: list[URLPattern] = [
    path("", views.index, name="index"),
    path("mo/", views.enter, name="enter"),
    path("ke-hoach/", views.plan, name="plan"),
    path("<int:key>/", views.record, name="record"),
    path("<int:key>/bao-cao/", views.report, name="report"),
    *doors.of_book(BOOK, forms=FORMS, commands=views.COMMANDS),
]
