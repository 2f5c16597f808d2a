"""Routes of this room's staff side; config/urls_staff puts them under `cong-bo/`."""

from django.urls import URLPattern, path

from anbinh.outputs.publications import views

app_name = "publications"
urlpatterns: list[URLPattern] = [
    path("", views.index, name="index"),
    path("<slug:scheme>/<slug:key>/", views.period, name="period"),
]
