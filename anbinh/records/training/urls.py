"""Routes of this room's staff side; config/urls_staff puts them under `tap-huan/`."""

from django.urls import URLPattern, path

from anbinh.foundation.books import doors
from anbinh.foundation.books.loading.views import routes
from anbinh.records.training import views
from anbinh.records.training.book import BOOK
from anbinh.records.training.forms import FORMS
from anbinh.records.training.loading.attendances import LOADING as ATTENDANCES
from anbinh.records.training.loading.courses import LOADING as COURSES

app_name = "training"
urlpatterns: list[URLPattern] = [
    path("", views.index, name="index"),
    path("mo/", views.enter, name="enter"),
    path("do-phu/", views.covered, name="covered"),
    path("chung-nhan/", views.certificates, name="certificates"),
    *routes(COURSES),
    path("<int:key>/", views.record, name="record"),
    *doors.of_book(BOOK, forms=FORMS, commands=views.COMMANDS),
]
attendance_patterns: list[URLPattern] = routes(ATTENDANCES)
