"""Routes of this room's staff side; config/urls_staff puts them under `nguon-tin/`."""

from django.urls import URLPattern, path, register_converter

from anbinh.foundation.books import doors
from anbinh.foundation.books.loading.views import routes
from anbinh.records.intake.addresses import VerbConverter
from anbinh.records.intake.loading.register import LOADING
from anbinh.records.intake.views import acting, counter, day, handing, printing, register, report

register_converter(VerbConverter, "verb")

app_name = "intake"
urlpatterns: list[URLPattern] = [
    path("", register.register, name="register"),
    path("ban-do/", register.register_map, name="register_map"),
    path("phan-cong/", register.assign_many, name="assign_many"),
    *doors.of_views("intake", "intake.read", index="intake:register"),
    path("tiep-nhan/", counter.counter, name="counter"),
    path("tiep-nhan/giong/", counter.alike, name="alike"),
    path("tiep-nhan/the/", counter.card, name="card"),
    path("viec-hom-nay/", day.day, name="day"),
    path("ban-giao/", handing.hand_over, name="hand_over"),
    path("ban-giao/ket-qua/", handing.handed_over, name="handed_over"),
    *routes(LOADING),
    path("toi-danh/", acting.offences, name="offences"),
    path("<int:key>/", report.report, name="report"),
    path("<int:number>/<int:year>/<slug:unit>/", report.numbered, name="numbered"),
    path("<int:key>/tep/<int:file>/", report.file, name="file"),
    path("<int:key>/tep/<int:file>/anh-nho/", report.thumbnail, name="thumbnail"),
    path("<int:key>/tep/<int:file>/ban-goc/", report.original, name="original"),
    path("<int:key>/tin-nhan/", report.write, name="write"),
    path("<int:key>/bao-ve/", report.protect, name="protect"),
    path("<int:key>/<verb:verb>/", acting.act, name="act"),
    path("so-tiep-nhan.<str:ending>", printing.register, name="register_page"),
    path("<int:key>/giay-to/<int:act>/<slug:form>.<str:ending>", printing.paper, name="paper"),
]
