"""Public routes of this room; config/urls_public puts them under `kiem-tra/`."""

from django.urls import URLPattern, path

from anbinh.records.checks import public

app_name = "checking"
urlpatterns: list[URLPattern] = [
    path("", public.check, name="check"),
    path("nhom/<slug:prefix>", public.group, name="group"),
    path("phan-doi/", public.contest, name="contest"),
    path("phan-doi/tra-loi/", public.answer, name="answer"),
]
