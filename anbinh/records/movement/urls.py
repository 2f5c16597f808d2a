"""Routes of this room's staff side; config/urls_staff puts them under `phong-trao/` and `phong-trao/diem/`."""

from django.urls import URLPattern, path

from anbinh.foundation.books import doors
from anbinh.foundation.books.loading.views import routes
from anbinh.records.movement.book import BOOK
from anbinh.records.movement.book_of_sites import SITES
from anbinh.records.movement.forms import FORMS, SITE_FORMS
from anbinh.records.movement.loading import LOADING
from anbinh.records.movement.views import models, safety, sites

app_name = "movement"
urlpatterns: list[URLPattern] = [
    path("", models.index, name="index"),
    path("mo/", models.enter, name="enter"),
    path("<int:key>/", models.record, name="record"),
    path("<int:key>/so-sanh/", models.evidence, name="evidence"),
    *doors.of_book(BOOK, forms=FORMS, commands=models.COMMANDS),
]
site_patterns: list[URLPattern] = [
    path("", sites.index, name="index"),
    path("mo/", sites.enter, name="enter"),
    *routes(LOADING),
    path("<int:key>/", sites.record, name="record"),
    *doors.of_book(SITES, forms=SITE_FORMS, commands=sites.COMMANDS),
]
safety_patterns: list[URLPattern] = [
    path("", safety.index, name="index"),
    path("ghi/<slug:kind>/", safety.enter, name="enter"),
    path("<int:key>/", safety.record, name="record"),
]
