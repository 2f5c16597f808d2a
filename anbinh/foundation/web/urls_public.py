"""Public routes of the shell."""

from django.urls import URLPattern

app_name = "public"
urlpatterns: list[URLPattern] = []
