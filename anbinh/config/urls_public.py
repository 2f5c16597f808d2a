"""The public side: no page here knows a signed-in officer."""

from django.urls import include, path

urlpatterns = [
    path("", include("anbinh.foundation.web.urls_public")),
    path("", include("anbinh.records.receipts.urls_public")),
    path("mo-hinh/", include("anbinh.records.movement.urls_public")),
    path("canh-bao/", include("anbinh.records.warnings.urls_public")),
    path("tuyen-truyen/", include("anbinh.records.outreach.urls_public")),
    path("kiem-tra/", include("anbinh.records.checks.urls_public")),
    path("so-lieu/", include("anbinh.outputs.publications.urls_public")),
]
