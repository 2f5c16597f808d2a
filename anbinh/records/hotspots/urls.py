"""Routes of this room's staff side; config/urls_staff puts them under `tu-diem/`."""

from django.urls import URLPattern, path

from anbinh.foundation.books import doors
from anbinh.foundation.books.loading.views import routes
from anbinh.records.hotspots import views
from anbinh.records.hotspots.book import BOOK
from anbinh.records.hotspots.forms import FORMS
from anbinh.records.hotspots.loading import LOADING

app_name = "hotspots"
urlpatterns: list[URLPattern] = [
    path("", views.index, name="index"),
    path("mo/", views.enter, name="enter"),
    *routes(LOADING),
    path("<int:key>/", views.record, name="record"),
    *doors.of_book(BOOK, forms=FORMS, commands=views.COMMANDS),
]
