"""Public routes of this room; config/urls_public puts them under `canh-bao/`."""

from django.urls import URLPattern, path

from anbinh.records.warnings import public

app_name = "alerts"
urlpatterns: list[URLPattern] = [
    path("", public.index, name="index"),
    path("atom.xml", public.atom, name="atom"),
    path("feed.json", public.json, name="json"),
    path("dang-ky/", public.subscribe, name="subscribe"),
    path("dang-ky/<str:token>/", public.confirm, name="confirm"),
    path("huy/<str:token>/", public.leave, name="leave"),
    path("<int:key>/", public.page, name="page"),
    path("<int:key>/anh.png", public.picture, name="picture"),
    path("<int:key>/bang-tin.pdf", public.notice, name="notice"),
    path("<int:key>/<int:number>/", public.older, name="older"),
    path("<int:key>/<int:number>.xml", public.message, name="message"),
]
