"""Routes of this room's staff side; config/urls_staff puts them under `nhiem-vu/`, one namespace for each book."""

from django.urls import URLPattern, path

from anbinh.foundation.books import doors
from anbinh.foundation.books.loading.views import routes
from anbinh.records.programme.book import COMMITTEES, DELIVERIES, DOCUMENTS, TASKS
from anbinh.records.programme.forms import COMMITTEE_FORMS, DELIVERY_FORMS, DOCUMENT_FORMS, TASK_FORMS
from anbinh.records.programme.loading.documents import LOADING as DOCUMENT_LOADING
from anbinh.records.programme.loading.tasks import LOADING as TASK_LOADING
from anbinh.records.programme.views import committees, deliveries, documents, tasks

app_name = "tasks"
urlpatterns: list[URLPattern] = [
    path("", tasks.index, name="index"),
    path("them/", tasks.enter, name="enter"),
    path("cua-don-vi/", tasks.mine, name="given"),
    path("nam/", tasks.year, name="year"),
    *routes(TASK_LOADING),
    path("<int:key>/", tasks.record, name="record"),
    *doors.of_book(TASKS, forms=TASK_FORMS, commands=tasks.COMMANDS),
]
document_patterns: list[URLPattern] = [
    path("", documents.index, name="index"),
    path("them/", documents.enter, name="enter"),
    *routes(DOCUMENT_LOADING),
    path("<int:key>/", documents.record, name="record"),
    *doors.of_book(DOCUMENTS, forms=DOCUMENT_FORMS, commands=documents.COMMANDS),
]
delivery_patterns: list[URLPattern] = [
    path("", deliveries.index, name="index"),
    path("<int:key>/", deliveries.record, name="record"),
    *doors.of_book(DELIVERIES, forms=DELIVERY_FORMS, commands=deliveries.COMMANDS),
]
committee_patterns: list[URLPattern] = [
    path("", committees.index, name="index"),
    path("them/", committees.enter, name="enter"),
    path("<int:key>/", committees.record, name="record"),
    *doors.of_book(COMMITTEES, forms=COMMITTEE_FORMS, commands=committees.COMMANDS),
]
