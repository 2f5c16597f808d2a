"""Routes of the nights."""

from django.urls import path

from anbinh.config.nightly import views

app_name = "nightly"
urlpatterns = [path("", views.nights, name="nights")]
