"""Public routes of this room; config/urls_public puts them at the root."""

from django.urls import path

from anbinh.records.receipts.views import looking, proving, reporting, taking_home

app_name = "receipts"
urlpatterns = [
    path("bao-tin/", reporting.report, name="report"),
    path("bao-tin/noi-xay-ra/", reporting.places, name="places"),
    path("bao-tin/bien-nhan.pdf", taking_home.paper, name="paper"),
    path("bao-tin/bang-chung.json", taking_home.evidence, name="evidence"),
    path("tra-cuu/", looking.look_up, name="look_up"),
    path("tra-cuu/tin/", looking.standing, name="standing"),
    path("tra-cuu/dong/", looking.close, name="close"),
    path("kiem-chung/", proving.proof, name="proof"),
]
