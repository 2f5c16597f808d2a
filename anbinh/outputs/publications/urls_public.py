"""Public routes of this room; config/urls_public puts them under `so-lieu/`."""

from django.urls import URLPattern, path

from anbinh.outputs.publications import public

app_name = "published"
urlpatterns: list[URLPattern] = [
    path("", public.newest, name="newest"),
    path("<slug:scheme>/<slug:key>/", public.period, name="period"),
    path("<slug:scheme>/<slug:key>.<str:ending>", public.file, name="file"),
]
