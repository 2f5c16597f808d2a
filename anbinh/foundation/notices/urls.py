"""Routes of this room; config/urls_staff puts them under `thong-bao/`."""

from django.urls import URLPattern, path

from anbinh.foundation.notices import views

app_name = "notices"
urlpatterns: list[URLPattern] = [
    path("", views.index, name="index"),
    path("<int:key>/", views.open_notice, name="open"),
    path("da-doc/", views.mark, name="mark"),
    path("cach-nhan/", views.choices, name="choices"),
]
