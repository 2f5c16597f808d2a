"""Routes of this room's staff side; config/urls_staff puts them under `vu-an/`."""

from django.urls import URLPattern, path, register_converter

from anbinh.records.cases.addresses import CaseVerbConverter, CustodyVerbConverter
from anbinh.records.cases.views import acting, case, custody, listing, opening, printing

register_converter(CaseVerbConverter, "case_verb")
register_converter(CustodyVerbConverter, "custody_verb")

app_name = "cases"
urlpatterns: list[URLPattern] = [
    path("", listing.index, name="index"),
    path("dang-giu/", custody.custody, name="custody"),
    path("mo/", opening.open_case, name="open"),
    path("<int:key>/", case.case, name="case"),
    path("<int:key>/giu-nguoi/", custody.hold, name="hold"),
    path("giu/<int:key>/<custody_verb:verb>/", custody.act, name="custody_act"),
    path("<int:key>/<case_verb:verb>/", acting.act, name="act"),
    path("<int:key>/giay-to/<int:act>/<slug:form>.<str:ending>", printing.paper, name="paper"),
    path("giu/<int:key>/giay-to/<slug:form>.<str:ending>", printing.custody_paper, name="custody_paper"),
]
