"""Routes of this room's staff side; config/urls_staff puts them under `nhiem-vu/`, one namespace for each book."""

from django.urls import URLPattern, path

from anbinh.foundation.books.loading.views import routes
from anbinh.records.programme.loading.documents import LOADING as DOCUMENT_LOADING
from anbinh.records.programme.loading.tasks import LOADING as TASK_LOADING
from anbinh.records.programme.views import committees, deliveries, documents, tasks

app_name = "tasks"
urlpatterns: list[URLPattern] = [
    path("", tasks.index, name="index"),
    path("them/", tasks.enter, name="enter"),
    path("cua-don-vi/", tasks.mine, name="given"),
    path("nam/", tasks.year, name="year"),
    path("giu-lai/", tasks.save_view, name="save_view"),
    path("giu-lai/<int:key>/bo/", tasks.delete_view, name="delete_view"),
    *routes(TASK_LOADING),
    path("<int:key>/", tasks.record, name="record"),
    path("<int:key>/tep/<int:file>/", tasks.file, name="file"),
    path("<int:key>/<slug:slug>/", tasks.step, name="step"),
]
document_patterns: list[URLPattern] = [
    path("", documents.index, name="index"),
    path("them/", documents.enter, name="enter"),
    path("giu-lai/", documents.save_view, name="save_view"),
    path("giu-lai/<int:key>/bo/", documents.delete_view, name="delete_view"),
    *routes(DOCUMENT_LOADING),
    path("<int:key>/", documents.record, name="record"),
    path("<int:key>/tep/<int:file>/", documents.file, name="file"),
    path("<int:key>/<slug:slug>/", documents.step, name="step"),
]
delivery_patterns: list[URLPattern] = [
    path("", deliveries.index, name="index"),
    path("giu-lai/", deliveries.save_view, name="save_view"),
    path("giu-lai/<int:key>/bo/", deliveries.delete_view, name="delete_view"),
    path("<int:key>/", deliveries.record, name="record"),
    path("<int:key>/tep/<int:file>/", deliveries.file, name="file"),
    path("<int:key>/<slug:slug>/", deliveries.step, name="step"),
]
committee_patterns: list[URLPattern] = [
    path("", committees.index, name="index"),
    path("them/", committees.enter, name="enter"),
    path("giu-lai/", committees.save_view, name="save_view"),
    path("giu-lai/<int:key>/bo/", committees.delete_view, name="delete_view"),
    path("<int:key>/", committees.record, name="record"),
    path("<int:key>/tep/<int:file>/", committees.file, name="file"),
    path("<int:key>/<slug:slug>/", committees.step, name="step"),
]
