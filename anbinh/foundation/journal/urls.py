"""Routes of this room."""

from django.urls import path

from anbinh.foundation.journal import views

app_name = "journal"
urlpatterns = [
    path("", views.log, name="log"),
    path("<int:pk>/", views.entry, name="entry"),
]
