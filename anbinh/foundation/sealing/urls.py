"""Routes of this room: the custodians and their keys, the envelopes, the requests to open one."""

from django.urls import path

from anbinh.foundation.sealing import views

app_name = "sealing"
urlpatterns = [
    path("", views.index, name="index"),
    path("khoa/", views.set_up, name="set_up"),
    path("khoa/doi/", views.change, name="change"),
    path("khoa/mat/", views.lost, name="lost"),
    path("khoa/<int:key>/them/", views.admit, name="admit"),
    path("khoa/<int:key>/rut/", views.dismiss, name="dismiss"),
    path("phong-bi/", views.envelopes, name="envelopes"),
    path("phong-bi/<int:number>/", views.envelope, name="envelope"),
    path("phong-bi/<int:number>/mo/", views.unseal, name="open"),
    path("phong-bi/<int:number>/de-nghi/", views.ask, name="ask"),
    path("phong-bi/<int:number>/bao-ve/", views.protect, name="protect"),
    path("phong-bi/<int:number>/thoi-bao-ve/", views.unprotect, name="unprotect"),
    path("phong-bi/<int:number>/chuyen/", views.hand, name="hand"),
    path("de-nghi/", views.requests, name="requests"),
    path("de-nghi/<int:number>/tu-choi/", views.refuse, name="refuse"),
]
