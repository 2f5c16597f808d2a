"""Routes of this room's staff side; config/urls_staff puts them under `vu-an/`."""

from django.urls import URLPattern, path, register_converter

from anbinh.foundation.books import doors
from anbinh.foundation.books.loading.views import routes
from anbinh.records.cases.addresses import CaseVerbConverter, CustodyVerbConverter
from anbinh.records.cases.loading.book import LOADING
from anbinh.records.cases.views import acting, case, custody, handing, listing, opening, printing

register_converter(CaseVerbConverter, "case_verb")
register_converter(CustodyVerbConverter, "custody_verb")

app_name = "cases"
urlpatterns: list[URLPattern] = [
    path("", listing.index, name="index"),
    path("dang-giu/", custody.custody, name="custody"),
    path("dang-giu/danh-sach.<str:ending>", printing.board_paper, name="board_paper"),
    path("ban-do/", listing.book_map, name="map"),
    *doors.of_views("cases", "cases.read", index="cases:index"),
    path("ban-giao/", handing.hand_over, name="hand_over"),
    path("ban-giao/ket-qua/", handing.handed_over, name="handed_over"),
    *routes(LOADING),
    path("so-vu-an.<str:ending>", printing.book_paper, name="book_paper"),
    path("mo/", opening.open_case, name="open"),
    path("<int:key>/", case.case, name="case"),
    path("<int:key>/giu-nguoi/", custody.hold, name="hold"),
    path("giu/<int:key>/<custody_verb:verb>/", custody.act, name="custody_act"),
    path("<int:key>/<case_verb:verb>/", acting.act, name="act"),
    path("<int:key>/giay-to/<int:act>/<slug:form>.<str:ending>", printing.paper, name="paper"),
    path("giu/<int:key>/giay-to/<slug:form>.<str:ending>", printing.custody_paper, name="custody_paper"),
]
