"""Routes of sessions and their calendar on the staff side; config/urls_staff puts them under `tuyen-truyen/`."""

from django.urls import URLPattern, path

from anbinh.foundation.books import doors
from anbinh.foundation.books.loading.views import routes
from anbinh.records.outreach.book import PLANS, REQUESTS, SCHOOLS, TALKS
from anbinh.records.outreach.forms import PLAN_FORMS, REQUEST_FORMS, SCHOOL_FORMS, TALK_FORMS
from anbinh.records.outreach.loading.plans import LOADING as PLAN_LOADING
from anbinh.records.outreach.loading.schools import LOADING as SCHOOL_LOADING
from anbinh.records.outreach.loading.talks import LOADING as TALK_LOADING
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
    *routes(TALK_LOADING),
    path("<int:key>/", talks.record, name="record"),
    *doors.of_book(TALKS, forms=TALK_FORMS, commands=talks.COMMANDS),
]
school_patterns: list[URLPattern] = [
    path("", schools.index, name="index"),
    path("mo/", schools.enter, name="enter"),
    *routes(SCHOOL_LOADING),
    path("<int:key>/", schools.record, name="record"),
    *doors.of_views(SCHOOLS.name, SCHOOLS.read, index="schools:index"),
    *doors.of_steps(SCHOOLS, forms=SCHOOL_FORMS, commands=schools.COMMANDS),
]
plan_patterns: list[URLPattern] = [
    path("", plans.index, name="index"),
    path("mo/", plans.enter, name="enter"),
    *routes(PLAN_LOADING),
    path("<int:key>/", plans.record, name="record"),
    *doors.of_files(PLANS),
    *doors.of_steps(PLANS, forms=PLAN_FORMS, commands=plans.COMMANDS),
]
request_patterns: list[URLPattern] = [
    path("", requests.index, name="index"),
    path("<int:key>/", requests.record, name="record"),
    *doors.of_steps(REQUESTS, forms=REQUEST_FORMS, commands=requests.COMMANDS),
]
