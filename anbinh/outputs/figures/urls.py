"""Routes of this room's staff side; config/urls_staff puts them under `chot-so-lieu/`."""

from django.urls import URLPattern, path

from anbinh.outputs.figures import views

app_name = "figures"
urlpatterns: list[URLPattern] = [
    path("", views.index, name="closings"),
    path("<slug:scheme>/<slug:key>/", views.closing, name="closing"),
]
