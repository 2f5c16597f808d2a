"""Routes of this room's staff side; config/urls_staff puts them under `nguon-tin/`."""

from django.urls import URLPattern

app_name = "intake"
urlpatterns: list[URLPattern] = []
