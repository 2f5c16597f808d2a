"""Routes of this room's staff side; config/urls_staff puts them under `tu-diem/`."""

from django.urls import URLPattern, path

from anbinh.foundation.books.loading.views import routes
from anbinh.records.hotspots import views
from anbinh.records.hotspots.loading import LOADING

app_name = "hotspots"
urlpatterns: list[URLPattern] = [
    path("", views.index, name="index"),
    path("mo/", views.enter, name="enter"),
    path("giu-lai/", views.save_view, name="save_view"),
    path("giu-lai/<int:key>/bo/", views.delete_view, name="delete_view"),
    *routes(LOADING),
    path("<int:key>/", views.record, name="record"),
    path("<int:key>/tep/<int:file>/", views.file, name="file"),
    path("<int:key>/<slug:slug>/", views.step, name="step"),
]
