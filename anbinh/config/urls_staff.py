"""The staff side: every page needs a sign-in and, unless listed, a permission."""

from django.urls import include, path

from anbinh.config.landing import landing
from anbinh.records.campaigns import urls as campaigns
from anbinh.records.conferences import urls as conferences
from anbinh.records.movement.urls import safety_patterns, site_patterns
from anbinh.records.outreach.urls import plan_patterns, request_patterns, school_patterns
from anbinh.records.oversight.urls import finding_patterns
from anbinh.records.programme.urls import committee_patterns, delivery_patterns, document_patterns
from anbinh.records.training.urls import attendance_patterns
from anbinh.records.warnings.urls import bulletin_patterns

urlpatterns = [
    path("bat-dau/", landing, name="landing"),
    path("", include("anbinh.foundation.accounts.urls")),
    path("", include("anbinh.foundation.accounts.urls_entrance")),
    path("thong-bao/", include("anbinh.foundation.notices.urls")),
    path("nguon-tin/", include("anbinh.records.intake.urls")),
    path("loat-vu/", include("anbinh.records.series.urls")),
    path("so-canh-bao/", include("anbinh.records.checks.urls")),
    path("vu-an/", include("anbinh.records.cases.urls")),
    path("tu-diem/", include("anbinh.records.hotspots.urls")),
    path("tap-huan/tham-du/", include((attendance_patterns, "attendances"))),
    path("tap-huan/", include("anbinh.records.training.urls")),
    path("thanh-tra/phat-hien/", include((finding_patterns, "inspection_findings"))),
    path("thanh-tra/", include("anbinh.records.oversight.urls")),
    path("cao-diem/don-vi/", include((campaigns.parts, "campaign_parts"))),
    path("cao-diem/", include("anbinh.records.campaigns.urls")),
    path("tuyen-truyen/truong/", include((school_patterns, "schools"))),
    path("tuyen-truyen/ke-hoach/", include((plan_patterns, "outreach_plans"))),
    path("tuyen-truyen/de-nghi/", include((request_patterns, "outreach_requests"))),
    path("tuyen-truyen/", include("anbinh.records.outreach.urls")),
    path("nhiem-vu/", include("anbinh.records.programme.urls")),
    path("van-ban/", include((document_patterns, "documents"))),
    path("gui-don-vi/", include((delivery_patterns, "deliveries"))),
    path("ban-chi-dao/", include((committee_patterns, "committees"))),
    path("phong-trao/diem/", include((site_patterns, "sites"))),
    path("phong-trao/an-toan/", include((safety_patterns, "safety"))),
    path("phong-trao/", include("anbinh.records.movement.urls")),
    path("hoi-nghi/danh-sach/", include((conferences.list_patterns, "conference_lists"))),
    path("hoi-nghi/", include("anbinh.records.conferences.urls")),
    path("canh-bao/", include("anbinh.records.warnings.urls")),
    path("ban-tin-141/", include((bulletin_patterns, "bulletin"))),
    path("don-thu/", include("anbinh.records.letters.urls")),
    path("so-lieu/", include("anbinh.outputs.dashboard.urls")),
    path("phat-hien/", include("anbinh.outputs.findings.urls")),
    path("chot-so-lieu/", include("anbinh.outputs.figures.urls")),
    path("cong-bo/", include("anbinh.outputs.publications.urls")),
    path("bao-cao/", include("anbinh.outputs.briefs.urls")),
    path("don-vi/", include("anbinh.foundation.units.urls")),
    path("nhat-ky/", include("anbinh.foundation.journal.urls")),
    path("danh-muc/", include("anbinh.foundation.catalogue.urls")),
    path("viec-dem/", include("anbinh.config.nightly.urls")),
    path("niem-phong/", include("anbinh.foundation.sealing.urls")),
    path("niem-phong/ban-goc/", include("anbinh.foundation.files.urls")),
    path("giao-dien/", include("anbinh.foundation.web.urls")),
]
