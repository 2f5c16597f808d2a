"""Routes of the shell on the staff side."""

from django.urls import path

from anbinh.foundation.web import views

app_name = "web"
urlpatterns = [
    path("", views.show_gallery, name="gallery"),
    path("xac-nhan/", views.show_confirmation, name="gallery_confirm"),
    path("goi-y/", views.suggest, name="gallery_suggest"),
    path("ngon-ngu/", views.language, name="language"),
    path("lua-chon/", views.preference, name="preference"),
]
