"""Public routes of this room; config/urls_public puts them under `tuyen-truyen/`."""

from django.urls import path

from anbinh.records.outreach import public

app_name = "schooltalks"
urlpatterns = [
    path("de-nghi/", public.ask, name="ask"),
    path("tra-loi/", public.answer, name="answer"),
    path("lich/<str:token>.ics", public.feed, name="feed"),
]
