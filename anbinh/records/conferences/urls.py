"""Routes of this room's staff side; config/urls_staff puts them under `hoi-nghi/`."""

from django.urls import URLPattern, path

from anbinh.foundation.books import doors
from anbinh.foundation.books.loading.views import routes
from anbinh.records.conferences.book import BOOK
from anbinh.records.conferences.forms.conferences import FORMS
from anbinh.records.conferences.loading import LOADING
from anbinh.records.conferences.views import listing, rolls, talking, tasking

app_name = "conferences"
urlpatterns: list[URLPattern] = [
    path("", listing.index, name="index"),
    path("mo/", listing.enter, name="enter"),
    path("<int:key>/", listing.record, name="record"),
    path("<int:key>/diem-danh/", rolls.roll, name="roll"),
    path("<int:key>/diem-danh/ghi/", rolls.mark_many, name="mark_many"),
    path("<int:key>/diem-danh/con-lai/", rolls.mark_rest, name="mark_rest"),
    path("<int:key>/diem-danh/tep-hop/", rolls.load, name="load"),
    path("<int:key>/diem-cau/<int:point>/", rolls.point, name="point"),
    path("<int:key>/chuyen-can/", rolls.report, name="report"),
    path("<int:key>/cau-hoi/", talking.ask, name="ask"),
    path("<int:key>/cau-hoi/<int:question>/", talking.answer, name="answer"),
    path("<int:key>/ket-luan/<int:conclusion>/", tasking.give, name="give"),
    *doors.of_book(BOOK, forms=FORMS, commands=listing.COMMANDS),
]
list_patterns: list[URLPattern] = routes(LOADING)
