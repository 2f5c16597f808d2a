"""Routes of sessions and their calendar on the staff side; config/urls_staff puts them under `tuyen-truyen/`."""

from django.urls import URLPattern, path

from anbinh.foundation.books.loading.views import routes
from anbinh.records.outreach.loading import LOADING
from anbinh.records.outreach.views import calendars, plans, requests, schools, talks

app_name = "outreach"
urlpatterns: list[URLPattern] = [
    path("", talks.index, name="index"),
    path("lich/", calendars.month, name="month"),
    path("lich/lien-ket/", calendars.feeds, name="feeds"),
    path("lich/lien-ket/<int:key>/bo/", calendars.drop_feed, name="drop_feed"),
    path("bao-cao-vien/", calendars.speakers, name="speakers"),
    path("bao-cao-vien/<int:key>/thoi/", calendars.retire_speaker, name="retire_speaker"),
    path("mo/", talks.enter, name="enter"),
    path("giu-lai/", talks.save_view, name="save_view"),
    path("giu-lai/<int:key>/bo/", talks.delete_view, name="delete_view"),
    path("<int:key>/", talks.record, name="record"),
    path("<int:key>/tep/<int:file>/", talks.file, name="file"),
    path("<int:key>/<slug:slug>/", talks.step, name="step"),
]
school_patterns: list[URLPattern] = [
    path("", schools.index, name="index"),
    path("mo/", schools.enter, name="enter"),
    path("giu-lai/", schools.save_view, name="save_view"),
    path("giu-lai/<int:key>/bo/", schools.delete_view, name="delete_view"),
    *routes(LOADING),
    path("<int:key>/", schools.record, name="record"),
    path("<int:key>/<slug:slug>/", schools.step, name="step"),
]
plan_patterns: list[URLPattern] = [
    path("", plans.index, name="index"),
    path("mo/", plans.enter, name="enter"),
    path("<int:key>/", plans.record, name="record"),
    path("<int:key>/tep/<int:file>/", plans.file, name="file"),
    path("<int:key>/<slug:slug>/", plans.step, name="step"),
]
request_patterns: list[URLPattern] = [
    path("", requests.index, name="index"),
    path("<int:key>/", requests.record, name="record"),
    path("<int:key>/<slug:slug>/", requests.step, name="step"),
]
