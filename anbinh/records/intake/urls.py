"""Routes of this room's staff side; config/urls_staff puts them under `nguon-tin/`."""

from django.urls import URLPattern, path

from anbinh.records.intake.views import printing

app_name = "intake"
urlpatterns: list[URLPattern] = [
    path("so-tiep-nhan.<str:ending>", printing.register, name="register_page"),
    path("<int:key>/giay-to/<int:act>/<slug:form>.<str:ending>", printing.paper, name="paper"),
]
