"""Both trees on one host, as the demonstration serves them: the public at the root, the staff under can-bo/."""

from django.urls import include, path

urlpatterns = [
    path("can-bo/", include("anbinh.config.urls_staff")),
    path("", include("anbinh.config.urls_public")),
]
