"""Routes of this room's staff side; config/urls_staff puts them under `thanh-tra/`."""

from django.urls import URLPattern, path

from anbinh.foundation.books import doors
from anbinh.foundation.books.loading.views import routes
from anbinh.records.oversight import views
from anbinh.records.oversight.book import BOOK
from anbinh.records.oversight.forms import FORMS
from anbinh.records.oversight.loading import LOADING

app_name = "oversight"
urlpatterns: list[URLPattern] = [
    path("", views.index, name="index"),
    path("mo/", views.enter, name="enter"),
    path("ke-hoach/", views.plan, name="plan"),
    path("<int:key>/", views.record, name="record"),
    path("<int:key>/bao-cao/", views.report, name="report"),
    *doors.of_book(BOOK, forms=FORMS, commands=views.COMMANDS),
]
finding_patterns: list[URLPattern] = routes(LOADING)
