"""Routes of this room: one's own pages, and the people of the programme."""

from django.urls import path

from anbinh.foundation.accounts import views

app_name = "accounts"
urlpatterns = [
    path("", views.home, name="home"),
    path("toi/", views.account, name="account"),
    path("nguoi/", views.people, name="people"),
    path("nguoi/them/", views.create, name="create"),
    path("nguoi/<int:key>/", views.person, name="person"),
    path("nguoi/<int:key>/bo-nhiem/", views.appoint, name="appoint"),
    path("nguoi/<int:key>/cap-lai-mat-khau/", views.reset_password, name="reset_password"),
    path("nguoi/<int:key>/go-xac-thuc/", views.remove_second_factor, name="remove_second_factor"),
    path("nguoi/<int:key>/ket-thuc-phien/", views.end_sessions, name="end_sessions"),
    path("nguoi/<int:key>/dong/", views.deactivate, name="deactivate"),
    path("nguoi/<int:key>/mo-lai/", views.reactivate, name="reactivate"),
    path("chuc-vu/<int:key>/ket-thuc/", views.end_post, name="end_post"),
]
