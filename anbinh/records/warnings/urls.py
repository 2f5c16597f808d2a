"""Routes of this room's staff side; config/urls_staff puts them under `canh-bao/` and `ban-tin-141/`."""

from django.urls import URLPattern, path

from anbinh.foundation.books import doors
from anbinh.records.warnings.book import BOOK
from anbinh.records.warnings.bulletin import BOOK as BULLETIN
from anbinh.records.warnings.forms.bulletin import FORMS as BULLETIN_FORMS
from anbinh.records.warnings.views import bulletin, methods, warnings

app_name = "warnings"
urlpatterns: list[URLPattern] = [
    path("", warnings.index, name="index"),
    path("soan/", warnings.enter, name="enter"),
    path("thu-doan/", methods.index, name="methods"),
    path("thu-doan/<slug:code>/", methods.method, name="method"),
    path("thu-doan/<slug:code>/quyet-dinh/", methods.decide, name="decide"),
    path("thu-doan/<slug:code>/quyet-dinh/<int:key>/bo/", methods.take_back, name="take_decision_back"),
    path("<int:key>/", warnings.record, name="record"),
    *doors.of_views(BOOK.name, BOOK.read, index="warnings:index"),
    *doors.of_files(BOOK),
    path("<int:key>/<slug:slug>/", warnings.step, name="step"),
]
bulletin_patterns: list[URLPattern] = [
    path("", bulletin.index, name="index"),
    path("viet/", bulletin.enter, name="enter"),
    path("bien-tap/", bulletin.workspace, name="workspace"),
    path("bien-tap/<int:key>/", bulletin.released, name="released"),
    path("bien-tap/<int:key>/tep/<int:file>/", bulletin.material, name="material"),
    path("bien-tap/<int:key>/phat/<int:broadcast>/bo/", bulletin.strike, name="strike"),
    path("<int:key>/", bulletin.record, name="record"),
    *doors.of_book(BULLETIN, forms=BULLETIN_FORMS, commands=bulletin.COMMANDS),
]
