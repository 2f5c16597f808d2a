"""Routes of this room's staff side; config/urls_staff puts them under `tap-huan/`."""

from django.urls import URLPattern, path

from anbinh.records.training import views

app_name = "training"
urlpatterns: list[URLPattern] = [
    path("", views.index, name="index"),
    path("mo/", views.enter, name="enter"),
    path("do-phu/", views.covered, name="covered"),
    path("chung-nhan/", views.certificates, name="certificates"),
    path("giu-lai/", views.save_view, name="save_view"),
    path("giu-lai/<int:key>/bo/", views.delete_view, name="delete_view"),
    path("<int:key>/", views.record, name="record"),
    path("<int:key>/tep/<int:file>/", views.file, name="file"),
    path("<int:key>/<slug:slug>/", views.step, name="step"),
]
