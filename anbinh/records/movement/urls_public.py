"""Public routes of this room; config/urls_public puts them under `mo-hinh/`."""

from django.urls import URLPattern, path

from anbinh.records.movement import public

app_name = "models"
urlpatterns: list[URLPattern] = [
    path("", public.near, name="near"),
    path("bat-dau/", public.beginning, name="beginning"),
]
