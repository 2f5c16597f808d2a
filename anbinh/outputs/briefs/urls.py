"""Routes of this room's staff side; config/urls_staff puts them under `bao-cao/`."""

from django.urls import URLPattern, path

from anbinh.outputs.briefs.views import acting, brief, listing, passage

app_name = "briefs"
urlpatterns: list[URLPattern] = [
    path("", listing.index, name="index"),
    path("moi/", listing.begin, name="begin"),
    path("moi/<slug:kind>/", listing.draft, name="draft"),
    path("<int:key>/", brief.brief, name="brief"),
    path("<int:key>/xem-truoc/", brief.preview, name="preview"),
    path("<int:key>/bao-cao.<str:ending>", brief.file, name="file"),
    path("<int:key>/doan/<slug:section>/", passage.passage, name="passage"),
    path("<int:key>/doan/<slug:section>/y-kien/", passage.comment, name="comment"),
    path("<int:key>/doan/<slug:section>/y-kien/<int:remark>/xong/", passage.settle, name="settle"),
    path("<int:key>/doan/<slug:section>/theo-so-lieu/", passage.restore, name="restore"),
    path("<int:key>/doan/<slug:section>/thay-so/", passage.carry_over, name="carry_over"),
    path("<int:key>/<slug:slug>/", acting.act, name="act"),
]
