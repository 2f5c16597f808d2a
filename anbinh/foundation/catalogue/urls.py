"""Routes of this room."""

from django.urls import path

from anbinh.foundation.catalogue import views

app_name = "catalogue"
urlpatterns = [
    path("", views.index, name="index"),
    path("thoi-han/", views.limits, name="limits"),
    path("thoi-han/<str:limit_id>/", views.limit, name="limit"),
    path("<slug:name>/", views.items, name="list"),
    path("<slug:name>/<str:code>/", views.item, name="item"),
]
