"""Routes of this room's staff side; config/urls_staff puts them under `cao-diem/`, parts under `cao-diem/don-vi/`."""

from django.urls import URLPattern, path

from anbinh.foundation.books import doors
from anbinh.foundation.books.loading.views import routes
from anbinh.records.campaigns import views
from anbinh.records.campaigns.book import BOOK, PARTS
from anbinh.records.campaigns.forms import FORMS, PART_FORMS
from anbinh.records.campaigns.loading import LOADING

app_name = "campaigns"
urlpatterns: list[URLPattern] = [
    path("", views.index, name="index"),
    path("mo/", views.enter, name="enter"),
    path("<int:key>/", views.record, name="record"),
    *doors.of_book(BOOK, forms=FORMS, commands=views.COMMANDS),
]
parts: list[URLPattern] = [
    path("", views.parts_index, name="index"),
    *routes(LOADING),
    path("<int:key>/", views.part, name="record"),
    *doors.of_files(PARTS),
    *doors.of_steps(PARTS, forms=PART_FORMS, commands=views.PART_COMMANDS),
]
