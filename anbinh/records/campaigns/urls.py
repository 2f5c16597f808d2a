"""Routes of this room's staff side; config/urls_staff puts them under `cao-diem/`, parts under `cao-diem/don-vi/`."""

from django.urls import URLPattern, path

from anbinh.records.campaigns import views

app_name = "campaigns"
urlpatterns: list[URLPattern] = [
    path("", views.index, name="index"),
    path("mo/", views.enter, name="enter"),
    path("giu-lai/", views.save_view, name="save_view"),
    path("giu-lai/<int:key>/bo/", views.delete_view, name="delete_view"),
    path("<int:key>/", views.record, name="record"),
    path("<int:key>/tep/<int:file>/", views.file, name="file"),
    path("<int:key>/<slug:slug>/", views.step, name="step"),
]
parts: list[URLPattern] = [
    path("", views.parts_index, name="index"),
    path("<int:key>/", views.part, name="record"),
    path("<int:key>/tep/<int:file>/", views.part_file, name="file"),
    path("<int:key>/<slug:slug>/", views.part_step, name="step"),
]
