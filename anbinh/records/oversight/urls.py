"""Routes of this room's staff side; config/urls_staff puts them under `thanh-tra/`."""

from django.urls import URLPattern, path

from anbinh.records.oversight import views

app_name = "oversight"
urlpatterns: list[URLPattern] = [
    path("", views.index, name="index"),
    path("mo/", views.enter, name="enter"),
    path("ke-hoach/", views.plan, name="plan"),
    path("giu-lai/", views.save_view, name="save_view"),
    path("giu-lai/<int:key>/bo/", views.delete_view, name="delete_view"),
    path("<int:key>/", views.record, name="record"),
    path("<int:key>/bao-cao/", views.report, name="report"),
    path("<int:key>/tep/<int:file>/", views.file, name="file"),
    path("<int:key>/<slug:slug>/", views.step, name="step"),
]
