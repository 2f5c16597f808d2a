"""The one page of this room: a custodian opens a sealed original. Copies are shown by the rooms they belong to."""

from django.urls import path

from anbinh.foundation.files import views

app_name = "files"
urlpatterns = [path("<int:key>/", views.original, name="original")]
