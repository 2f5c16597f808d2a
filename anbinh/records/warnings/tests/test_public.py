"""What anybody reads: pages, feeds, messages for machines, drawings, mail."""

import json
import re
from http import HTTPStatus
from pathlib import Path

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from lxml import etree  # type: ignore[import-untyped]  # it ships no types

from anbinh.foundation.journal.models import Entry
from anbinh.records.warnings import commands, outgoing
from anbinh.records.warnings.models import Delivery, Edition, PublicWarning, Subscriber
from anbinh.records.warnings.post import send_delivery
from anbinh.records.warnings.tests.conftest import WORDS, Office, fresh, on

SCHEMA = etree.XMLSchema(etree.parse(Path(__file__).parent / "cap12.xsd"))
CAP = {"c": "urn:oasis:names:tc:emergency:cap:1.2"}
ATOM = {"a": "http://www.w3.org/2005/Atom"}


def message(edition: Edition) -> etree._Element:
    """The message of an edition, valid against the schema."""
    read = etree.fromstring(outgoing.message_of(edition))
    SCHEMA.assertValid(read)
    return read


def get(route: str, **keys: object) -> str:
    answer = Client().get(reverse(f"alerts:{route}", kwargs=keys or None))
    assert answer.status_code == HTTPStatus.OK
    return answer.content.decode()


class TestPages:
    """Pages."""

    def test_it_shows_nobody_a_draft(self, office: Office) -> None:
        warning = office.submitted()
        for route, keys in (("page", {}), ("picture", {}), ("notice", {}), ("message", {"number": 1})):
            answer = Client().get(reverse(f"alerts:{route}", kwargs={"key": warning.pk, **keys}))
            assert answer.status_code == HTTPStatus.NOT_FOUND
        assert WORDS["title"] not in get("index") and WORDS["title"] not in get("atom") + get("json")

    def test_it_shows_what_is_out_and_not_what_is_being_written(self, office: Office) -> None:
        warning = office.published()
        commands.revise(warning, by=office.thang, at=on(5))
        commands.correct(fresh(warning), values={"title": "Chưa duyệt"}, by=office.thang, at=on(5))
        shown = get("page", key=warning.pk) + get("index") + Client().get(reverse("public:home")).content.decode()
        assert shown.count(WORDS["title"]) >= 3 and "Chưa duyệt" not in shown

    def test_it_leads_from_the_address_of_an_edition_to_the_newest(self, office: Office) -> None:
        warning = office.updated()
        answer = Client().get(reverse("alerts:older", kwargs={"key": warning.pk, "number": 1}))
        assert answer.headers["Location"] == reverse("alerts:page", kwargs={"key": warning.pk})
        assert "Giả người thân, giả công an" in get("page", key=warning.pk)

    def test_it_says_that_a_warning_is_cancelled_and_why(self, office: Office) -> None:
        warning = office.published()
        commands.cancel(warning, text="Không còn vụ mới.", by=office.ha, at=on(7))
        shown = get("page", key=warning.pk)
        assert "Không còn vụ mới." in shown and "<s>" in shown
        assert "Hiện không có cảnh báo nào" in get("index")
        assert WORDS["title"] not in Client().get(reverse("public:home")).content.decode()

    def test_it_keeps_a_drill_off_the_front_page(self, office: Office) -> None:
        warning = office.published(exercise=True)
        assert WORDS["title"] not in Client().get(reverse("public:home")).content.decode() + get("index")
        assert "DIỄN TẬP" in get("page", key=warning.pk)

    def test_it_names_no_writer_and_nothing_of_the_history(self, office: Office) -> None:
        warning = office.published()
        PublicWarning.objects.update(series="LV-12")
        shown = get("page", key=warning.pk) + get("json") + get("atom") + get("message", key=warning.pk, number=1)
        assert not [one for one in ("Nguyễn Đức Thắng", "Lê Thị Thu Hà", "LV-12") if one in shown]


class TestFeeds:
    """Atom and JSON Feed."""

    def test_it_gives_the_newest_edition_of_each_warning(self, office: Office) -> None:
        office.updated()
        feed = etree.fromstring(get("atom").encode())
        titles = [one.text for one in feed.iterfind("a:entry/a:title", ATOM)]
        assert titles == ["Cập nhật: Giả người thân, giả công an"]
        assert [one["title"] for one in json.loads(get("json"))["items"]] == titles

    def test_it_lets_a_cancel_reach_every_feed_as_something_new(self, office: Office) -> None:
        warning = office.published()
        before = etree.fromstring(get("atom").encode()).findtext("a:entry/a:id", None, ATOM)
        commands.cancel(warning, text="Không còn.", by=office.ha, at=on(7))
        feed = etree.fromstring(get("atom").encode())
        item = json.loads(get("json"))["items"][0]
        assert feed.findtext("a:entry/a:title", None, ATOM) == item["title"] == f"Đã hủy: {WORDS['title']}"
        assert feed.findtext("a:entry/a:id", None, ATOM) == item["id"] != before
        assert feed.findtext("a:updated", None, ATOM) == "2026-03-07T09:00:00+07:00"
        assert "cancel" in item["tags"] and "Không còn." in item["content_text"]

    def test_it_is_a_feed_before_the_first_warning(self, office: Office) -> None:
        assert not etree.fromstring(get("atom").encode()).findall("a:entry", ATOM)
        assert json.loads(get("json"))["items"] == []


class TestMessages:
    """CAP 1.2."""

    def test_it_is_valid_and_says_what_the_page_says(self, office: Office) -> None:
        read = message(Edition.objects.of(office.published(areas=["09739"], audiences=["elderly"])).get())
        said = {
            name: read.findtext(f".//c:{name}", None, CAP) for name in ("status", "msgType", "headline", "areaDesc")
        }
        assert said == {
            "status": "Actual",
            "msgType": "Alert",
            "headline": WORDS["title"],
            "areaDesc": "Xã Phúc Lộc",
        }
        assert read.findtext("c:sent", None, CAP) == "2026-03-02T11:00:00+07:00"
        assert read.findtext(".//c:geocode/c:value", None, CAP) == "09739"

    def test_it_marks_a_drill(self, office: Office) -> None:
        assert (
            message(Edition.objects.of(office.published(exercise=True)).get()).findtext("c:status", None, CAP)
            == "Exercise"
        )

    def test_it_refers_an_update_and_a_cancel_to_every_earlier_edition(self, office: Office) -> None:
        warning = office.updated()
        commands.cancel(warning, text="Không còn.", by=office.ha, at=on(7))
        first, second, third = Edition.objects.of(warning)
        sender = message(first).findtext("c:sender", None, CAP)
        assert message(first).find("c:references", CAP) is None
        assert message(second).findtext("c:references", None, CAP) == f"{sender},{first.name},2026-03-02T11:00:00+07:00"
        last = message(third)
        assert last.findtext("c:msgType", None, CAP) == "Cancel"
        assert len(str(last.findtext("c:references", None, CAP)).split()) == 2
        assert last.findtext(".//c:urgency", None, CAP) == "Past"

    def test_it_gives_each_edition_a_name_that_the_standard_allows(self, office: Office) -> None:
        names = [message(one).findtext("c:identifier", "", CAP) for one in Edition.objects.of(office.updated())]
        assert len(set(names)) == 2
        assert not [one for one in names if set(one) & set(" ,<&")]

    @pytest.mark.parametrize("broken", ["sent", "status", "scope", "event", "areaDesc"])
    def test_its_schema_refuses_a_message_that_lacks_something(self, office: Office, broken: str) -> None:
        read = message(Edition.objects.of(office.published()).get())
        gone = read.find(f".//c:{broken}", CAP)
        assert gone is not None
        gone.getparent().remove(gone)
        assert not SCHEMA.validate(read)


class TestDrawings:
    """Picture and sheet."""

    def test_it_draws_a_picture_of_the_size_that_pages_share(self, office: Office) -> None:
        warning = office.published()
        made = Client().get(reverse("alerts:picture", kwargs={"key": warning.pk})).content
        assert (made[:8], int.from_bytes(made[16:20]), int.from_bytes(made[20:24])) == (b"\x89PNG\r\n\x1a\n", 1200, 630)

    @pytest.mark.parametrize("length", [1, 9, 30])
    def test_it_prints_one_sheet_however_long_the_words(self, office: Office, length: int) -> None:
        words = "Kẻ gian gọi điện, giục chuyển tiền ngay trong ngày. " * length
        warning = office.published(happens=words)
        made = Client().get(reverse("alerts:notice", kwargs={"key": warning.pk})).content
        assert made.startswith(b"%PDF") and made.count(b"/Type /Page\n") + made.count(b"/Type/Page/") <= 1

    def test_it_takes_no_word_for_markup(self, office: Office) -> None:
        warning = office.published(title='#panic("x") *đậm* $x$ @nhãn', happens="= Tiêu đề\n- gạch\n#include")
        assert Client().get(reverse("alerts:notice", kwargs={"key": warning.pk})).status_code == HTTPStatus.OK


class TestMail:
    """By subscription, confirmed from the mailbox."""

    def ask(self, address: str = "An@Example.org") -> str:
        shown = Client().post(reverse("alerts:subscribe"), {"address": address}).content.decode()
        return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", shown)

    def link(self, kind: str) -> str:
        found = next(word for word in str(mail.outbox[-1].body).split() if f"/{kind}/" in word)
        return "/" + found.split("//", 1)[1].split("/", 1)[1]

    def test_it_sends_nothing_before_the_mailbox_answered(self, office: Office) -> None:
        self.ask()
        office.published()
        assert not Delivery.objects.exists() and len(mail.outbox) == 1

    def test_it_confirms_by_a_button_and_sends_what_is_published(self, office: Office) -> None:
        self.ask()
        way = self.link("dang-ky")
        Client().get(way)
        assert not Subscriber.objects.confirmed().exists()
        Client().post(way)
        office.published()
        assert commands.deliver(send_delivery, at=on(2, 12)) == {"sent": 1, "failed": 0}
        assert mail.outbox[-1].subject == WORDS["title"]
        assert commands.deliver(send_delivery, at=on(2, 13)) == {"sent": 0, "failed": 0}

    def test_it_answers_alike_for_a_known_address_and_asks_once_a_day(self, office: Office) -> None:
        assert self.ask() == self.ask("an@example.org")
        assert len(mail.outbox) == 1 and Subscriber.objects.count() == 1

    def test_it_forgets_an_address_by_one_click_with_no_cookie(self, office: Office) -> None:
        reader = Subscriber.objects.create(address="an@example.org", asked_at=on(1), confirmed_at=on(1))
        office.published()
        commands.deliver(send_delivery, at=on(2, 12))
        headers = mail.outbox[-1].extra_headers
        assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
        way = self.link("huy")
        Client().get(way)
        assert Subscriber.objects.filter(pk=reader.pk).exists()
        answer = Client(enforce_csrf_checks=True).post(way, {"List-Unsubscribe": "One-Click"})
        assert answer.status_code == HTTPStatus.OK
        assert not Subscriber.objects.exists() and not Delivery.objects.exists()

    def test_it_keeps_no_address_in_the_journal_or_a_log(
        self, office: Office, caplog: pytest.LogCaptureFixture
    ) -> None:
        Subscriber.objects.create(address="an@example.org", asked_at=on(1), confirmed_at=on(1))
        office.published()
        commands.deliver(send_delivery, at=on(2, 12))
        told = " ".join(f"{one.verb} {one.dimensions}" for one in Entry.objects.all()) + caplog.text
        assert "example.org" not in told

    def test_it_keeps_the_kind_of_a_fault_and_tries_again(self, office: Office) -> None:
        Subscriber.objects.create(address="an@example.org", asked_at=on(1), confirmed_at=on(1))
        office.published()

        def refuse(_delivery: Delivery) -> None:
            raise ConnectionRefusedError("an@example.org: no")

        assert commands.deliver(refuse, at=on(2, 12)) == {"sent": 0, "failed": 1}
        stuck = Delivery.objects.get()
        assert (stuck.fault, stuck.tries) == ("ConnectionRefusedError", 1)
        assert commands.deliver(send_delivery, at=on(2, 13)) == {"sent": 1, "failed": 0}
        assert Delivery.objects.get().fault == ""

    def test_it_sends_a_drill_to_nobody(self, office: Office) -> None:
        Subscriber.objects.create(address="an@example.org", asked_at=on(1), confirmed_at=on(1))
        office.published(exercise=True)
        assert not Delivery.objects.exists()

    def test_it_refuses_a_link_that_was_made_for_something_else(self, office: Office) -> None:
        reader = Subscriber.objects.create(address="an@example.org", asked_at=on(1))
        way = reverse("alerts:confirm", kwargs={"token": outgoing.token(reader, outgoing.LEAVE)})
        assert Client().post(way).status_code == HTTPStatus.NOT_FOUND
        assert not Subscriber.objects.confirmed().exists()

    def test_it_forgets_who_never_confirmed(self, office: Office) -> None:
        Subscriber.objects.create(address="an@example.org", asked_at=on(1))
        Subscriber.objects.create(address="binh@example.org", asked_at=on(1), confirmed_at=on(1))
        assert commands.forget_unconfirmed(at=on(9)) == {"addresses": 1}
        assert Subscriber.objects.get().address == "binh@example.org"

    @pytest.mark.parametrize("address", ["", "an", "an@", "an@example.org\nBcc: b@example.org"])
    def test_it_refuses_what_is_no_address(self, office: Office, address: str) -> None:
        self.ask(address)
        assert not mail.outbox and not Subscriber.objects.exists()
