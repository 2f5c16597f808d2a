"""The pages of campaigns: who sees and does what, and what a refused form says."""

from http import HTTPStatus

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books.commands import Paper
from anbinh.foundation.journal.models import Entry
from anbinh.records.campaigns import commands
from anbinh.records.campaigns.models import Campaign, Daily, Part
from anbinh.records.campaigns.tests.conftest import Staff, fresh, on, part_of
from conftest import Signed


def page(signed: Signed, person: Person, route: str, **keys: object) -> str:
    answer = signed(person).get(reverse(route, kwargs=keys or None))
    assert answer.status_code == HTTPStatus.OK
    return answer.content.decode()


def sent(client: Client, route: str, key: int, slug: str, **typed: object) -> str:
    way = reverse(f"{route}:step", kwargs={"key": key, "slug": slug})
    version = (Campaign if route == "campaigns" else Part).objects.get(pk=key).version
    return client.post(way, {"version": version, **typed}, follow=True).content.decode()


def test_it_lists_what_one_directs_or_takes_part_in(staff: Staff, signed: Signed) -> None:
    staff.opened()
    assert "Chống lừa đảo" in page(signed, staff.thang, "campaigns:index")
    assert "Chống lừa đảo" not in page(signed, staff.lan, "campaigns:index")
    commands.enlist(Campaign.objects.get(), Paper(), units=[staff.phuc_loc], by=staff.thang, at=on(1, 10))
    assert "Chống lừa đảo" in page(signed, staff.lan, "campaigns:index")


def test_it_teaches_when_the_book_is_empty(staff: Staff, signed: Signed) -> None:
    assert "Sổ chưa có đợt cao điểm nào" in page(signed, staff.thang, "campaigns:index")
    assert signed(staff.lan).get(reverse("campaigns:enter")).status_code == HTTPStatus.FORBIDDEN


def test_it_finds_without_diacritics_and_gives_the_list_as_a_file(staff: Staff, signed: Signed) -> None:
    staff.opened()
    client = signed(staff.thang)
    assert "CĐ-01/2026/001" in client.get(reverse("campaigns:index"), {"q": "chong lua dao"}).content.decode()
    file = client.get(reverse("campaigns:index"), {"format": "csv", "state": "over"})
    assert "Chống lừa đảo" in file.content.decode("utf-8-sig")
    assert Entry.objects.with_verb("books.list.taken_out").get().dimensions == {"book": "campaigns", "format": "csv"}


def test_it_keeps_a_question_under_a_name(staff: Staff, signed: Signed) -> None:
    staff.opened()
    client = signed(staff.thang)
    client.post(reverse("campaigns:save_view"), {"name": "Đang chạy", "query": "state=running"})
    assert "Đang chạy</a>" in client.get(reverse("campaigns:index")).content.decode()


def test_it_opens_a_campaign_from_the_form(staff: Staff, signed: Signed) -> None:
    typed = {
        "name": "Cao điểm hè",
        "about": "Phòng, chống đua xe.",
        "unit": "01",
        "number": "7/KH",
        "starts_on_day": "2",
        "starts_on_month": "3",
        "starts_on_year": "2026",
        "ends_on_day": "31",
        "ends_on_month": "3",
        "ends_on_year": "2026",
        "on_day": "1",
        "on_month": "3",
        "on_year": "2026",
        "phases": "02/03/2026 - 15/03/2026: Một",
    }
    client = signed(staff.thang)
    shown = client.post(reverse("campaigns:enter"), {**typed, "phases": "Một"}).content.decode()
    assert "Dòng 1 không phải" in shown and "Cao điểm hè" in shown and not Campaign.objects.exists()
    answer = client.post(reverse("campaigns:enter"), typed)
    made = Campaign.objects.get()
    assert answer.headers["Location"] == reverse("campaigns:record", kwargs={"key": made.pk})
    assert [one.name for one in made.phases] == ["Một"]
    assert "Một" in page(signed, staff.thang, "campaigns:record", key=made.pk)


def test_it_adds_units_by_name_or_every_commune(staff: Staff, signed: Signed) -> None:
    campaign, client = staff.opened(), signed(staff.thang)
    shown = sent(client, "campaigns", campaign.pk, "them-don-vi", units="")
    assert "ít nhất một đơn vị" in shown
    shown = sent(client, "campaigns", campaign.pk, "them-don-vi", units="xa phuc loc\nKhông Có Đâu")
    assert "Không Có Đâu:" in shown and not Part.objects.exists()
    sent(client, "campaigns", campaign.pk, "them-don-vi", units="xa phuc loc")
    assert Part.objects.get().unit.code == "09739"
    sent(client, "campaigns", campaign.pk, "them-don-vi", everyone="on")
    assert Part.objects.count() == 126


def test_it_sets_and_drops_targets_and_takes_units_out(staff: Staff, signed: Signed) -> None:
    campaign, client = staff.running(), signed(staff.thang)
    shown = sent(client, "campaigns", campaign.pk, "chi-tieu", figure="own:cases", aim="at_least", value="1.500")
    assert "ít nhất 1.500" in shown
    assert "own:cases" in page(signed, staff.thang, "campaigns:step", key=campaign.pk, slug="bo-chi-tieu")
    sent(client, "campaigns", campaign.pk, "bo-chi-tieu", figure="own:cases")
    part = part_of(campaign, staff.far)
    sent(client, "campaigns", campaign.pk, "rut-don-vi", part=part.pk, text="Chuyển địa bàn.")
    assert Part.objects.joined().count() == 1


def test_it_reports_a_day_in_a_form_that_shows_what_was_reported(staff: Staff, signed: Signed) -> None:
    today = timezone.localdate()
    campaign = staff.opened(on=today, starts_on=today, ends_on=today, at=timezone.now())
    commands.enlist(campaign, Paper(), units=[staff.phuc_loc], by=staff.thang, at=timezone.now())
    part, client = part_of(campaign, staff.phuc_loc), signed(staff.lan)
    assert "Báo cáo cao điểm hôm nay" in client.get(reverse("intake:day")).content.decode()
    shown = sent(client, "campaign_parts", part.pk, "bao-cao-ngay", cases_ttxh="3", patrols="2")
    assert "trật tự xã hội: 3" in shown and Daily.objects.get().numbers == {"cases:TTXH": 3, "patrols": 2}
    assert "Báo cáo cao điểm hôm nay" not in client.get(reverse("intake:day")).content.decode()
    again = page(signed, staff.lan, "campaign_parts:step", key=part.pk, slug="bao-cao-ngay")
    assert 'name="cases_ttxh" value="3"' in again
    assert "-1" in sent(client, "campaign_parts", part.pk, "bao-cao-ngay", groups="-1")
    assert Daily.objects.count() == 1


def test_it_shows_progress_targets_and_units_and_gives_them_as_a_file(staff: Staff, signed: Signed) -> None:
    campaign = staff.aimed(staff.running(), value=3)
    staff.reported(part_of(campaign, staff.phuc_loc), 2, cases_TTXH=4, people_TTXH=5)
    shown = page(signed, staff.thang, "campaigns:record", key=campaign.pk)
    assert "Xã Phúc Lộc" in shown and "chart-drawing" in shown and "Đạt" in shown
    file = signed(staff.thang).get(reverse("campaigns:record", kwargs={"key": campaign.pk}), {"format": "csv"})
    assert "Xã Phúc Lộc" in file.content.decode("utf-8-sig")


def test_it_shows_one_unit_only_to_whoever_reaches_it(staff: Staff, signed: Signed) -> None:
    campaign = staff.running()
    far = part_of(campaign, staff.far)
    assert "Chưa báo cáo ngày nào" in page(signed, staff.thang, "campaign_parts:record", key=far.pk)
    for route, keys in (("record", {}), ("step", {"slug": "bao-cao-ngay"})):
        way = reverse(f"campaign_parts:{route}", kwargs={"key": far.pk, **keys})
        assert signed(staff.lan).get(way).status_code == HTTPStatus.NOT_FOUND
    assert signed(staff.lan).get(reverse("campaign_parts:index"))["Location"] == reverse("campaigns:index")


def test_it_drafts_the_report_in_the_form_that_closes(staff: Staff, signed: Signed) -> None:
    campaign = staff.running()
    staff.reported(part_of(campaign, staff.phuc_loc), 2, cases_TTXH=4)
    shown = page(signed, staff.thang, "campaigns:step", key=campaign.pk, slug="tong-ket")
    assert "2 đơn vị tham gia" in shown
    sent(signed(staff.thang), "campaigns", campaign.pk, "tong-ket", text="Hoàn thành.")
    assert "Hoàn thành." in page(signed, staff.thang, "campaigns:record", key=campaign.pk)


def test_it_corrects_and_says_what_changed(staff: Staff, signed: Signed) -> None:
    campaign = staff.opened()
    typed = {
        "name": "Chống lừa đảo mùa xuân",
        "about": campaign.about,
        "reason": "Đúng tên kế hoạch.",
        "starts_on_day": "2",
        "starts_on_month": "3",
        "starts_on_year": "2026",
        "ends_on_day": "11",
        "ends_on_month": "3",
        "ends_on_year": "2026",
    }
    shown = sent(signed(staff.thang), "campaigns", campaign.pk, "sua", **typed)
    assert fresh(campaign).name == "Chống lừa đảo mùa xuân" and "<s>Chống lừa đảo</s>" in shown


def test_it_costs_the_same_for_one_unit_and_for_many(
    staff: Staff, signed: Signed, django_assert_max_num_queries: object
) -> None:
    campaign = staff.running()
    for unit in (staff.phuc_loc, staff.far):
        staff.reported(part_of(campaign, unit), 2, cases_TTXH=1)
    client = signed(staff.thang)
    with django_assert_max_num_queries(30):  # type: ignore[operator]  # a fixture of pytest-django
        client.get(reverse("campaigns:record", kwargs={"key": campaign.pk}))
