"""Routes of this room's staff side; config/urls_staff puts them under `don-thu/`."""

from django.urls import URLPattern, path, register_converter

from anbinh.records.letters.addresses import LetterVerbConverter
from anbinh.records.letters.views import acting, handing, letter, listing, printing, receiving, turning

register_converter(LetterVerbConverter, "letter_verb")

app_name = "letters"
urlpatterns: list[URLPattern] = [
    path("", listing.index, name="index"),
    path("tiep-nhan/", receiving.receive, name="receive"),
    path("tiep-cong-dan/", listing.receptions, name="receptions"),
    path("tiep-cong-dan/ghi/", receiving.receive_citizen, name="receive_citizen"),
    path("so-tiep-cong-dan.<str:ending>", printing.reception_book, name="reception_book"),
    path("tu-nguon-tin/<int:key>/", turning.turn, name="turn"),
    path("ban-giao/", handing.hand_over, name="hand_over"),
    path("ban-giao/ket-qua/", handing.handed_over, name="handed_over"),
    path("<int:key>/", letter.letter, name="letter"),
    path("<int:key>/tep/<int:file>/", letter.file, name="file"),
    path("<int:key>/tep/<int:file>/anh-nho/", letter.thumbnail, name="thumbnail"),
    path("<int:key>/giay-to/<int:act>/<slug:form>.<str:ending>", printing.paper, name="paper"),
    path("<int:key>/<letter_verb:verb>/", acting.act, name="act"),
]
