"""Routes of this room's staff side; config/urls_staff puts them under `so-lieu/`."""

from django.urls import URLPattern, path

from anbinh.outputs.dashboard import views

app_name = "dashboard"
urlpatterns: list[URLPattern] = [
    path("", views.home, name="home"),
    path("danh-sach/", views.figures, name="figures"),
    path("<slug:name>.<str:ending>", views.figure, name="file"),
    path("<slug:name>/", views.figure, name="figure"),
    path("<slug:name>/ban-ghi/", views.entries, name="entries"),
]
