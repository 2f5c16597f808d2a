"""Public routes of the shell."""

from django.urls import path

from anbinh.foundation.web import public, views

app_name = "public"
urlpatterns = [
    path("", public.home, name="home"),
    path("ngon-ngu/", views.language, name="language"),
    path("lua-chon/", views.preference, name="preference"),
]
