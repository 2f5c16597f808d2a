"""Routes of this room's staff side; config/urls_staff puts them under `phong-trao/` and `phong-trao/diem/`."""

from django.urls import URLPattern, path

from anbinh.records.movement.views import models, safety, sites

app_name = "movement"
urlpatterns: list[URLPattern] = [
    path("", models.index, name="index"),
    path("mo/", models.enter, name="enter"),
    path("giu-lai/", models.save_view, name="save_view"),
    path("giu-lai/<int:key>/bo/", models.delete_view, name="delete_view"),
    path("<int:key>/", models.record, name="record"),
    path("<int:key>/so-sanh/", models.evidence, name="evidence"),
    path("<int:key>/tep/<int:file>/", models.file, name="file"),
    path("<int:key>/<slug:slug>/", models.step, name="step"),
]
site_patterns: list[URLPattern] = [
    path("", sites.index, name="index"),
    path("mo/", sites.enter, name="enter"),
    path("giu-lai/", sites.save_view, name="save_view"),
    path("giu-lai/<int:key>/bo/", sites.delete_view, name="delete_view"),
    path("<int:key>/", sites.record, name="record"),
    path("<int:key>/tep/<int:file>/", sites.file, name="file"),
    path("<int:key>/<slug:slug>/", sites.step, name="step"),
]
safety_patterns: list[URLPattern] = [
    path("", safety.index, name="index"),
    path("ghi/<slug:kind>/", safety.enter, name="enter"),
    path("<int:key>/", safety.record, name="record"),
]
