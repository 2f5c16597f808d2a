"""Samples for the gallery: every component in every state, with made-up content."""

from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import quote

from django import forms
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from anbinh.foundation.web import words
from anbinh.foundation.web.attachments import Attachment, Bounds, FilesWidget, Waiting
from anbinh.foundation.web.charts import Chart
from anbinh.foundation.web.clocks import Clock
from anbinh.foundation.web.figures import FigureCard
from anbinh.foundation.web.forms import DayField, UnitPicker
from anbinh.foundation.web.headers import Switch
from anbinh.foundation.web.maps import Point
from anbinh.foundation.web.querysets import searched
from anbinh.foundation.web.states import STATES
from anbinh.foundation.web.tables import Column, Filter, Table
from anbinh.foundation.web.timeline import Item

# Ten communes by their centre points: enough to show how the map, the table and the list behave.
COMMUNES = (
    ("00070", "Phường Hoàn Kiếm", 21.0286, 105.8525, 84, "near"),
    ("00004", "Phường Ba Đình", 21.0358, 105.8342, 61, "on_time"),
    ("00235", "Phường Đống Đa", 21.0131, 105.8270, 97, "overdue"),
    ("00256", "Phường Hai Bà Trưng", 21.0090, 105.8560, 73, "on_time"),
    ("00166", "Phường Cầu Giấy", 21.0330, 105.7950, 58, "on_time"),
    ("00091", "Phường Phú Thượng", 21.0880, 105.8100, 22, "waiting"),
    ("00376", "Xã Sóc Sơn", 21.2570, 105.8480, 31, "on_time"),
    ("09877", "Xã Hoài Đức", 21.0290, 105.7060, 26, "suspended"),
    ("09715", "Xã Phúc Thọ", 21.1080, 105.5420, 12, "done"),
    ("09619", "Phường Sơn Tây", 21.1390, 105.5060, 18, "near"),
)
MONTHS = (("1", 402, 371), ("2", 355, 340), ("3", 447, 421), ("4", 430, 396), ("5", 468, 441), ("6", 451, 437))

MB = 1024 * 1024


class SampleForm(forms.Form):
    """One question per line, each kind of field once."""

    name = forms.CharField(label=_("Full name"), help_text=_("As on the identity card."), max_length=80)
    happened_on = DayField(label=_("Day it happened"), help_text=_("For example 6 3 2024."))
    unit = forms.CharField(
        label=_("Commune or ward"),
        help_text=_("Type its name, with or without diacritics, or its code."),
        widget=UnitPicker(options=[(code, name) for code, name, *_rest in COMMUNES]),
    )
    how = forms.ChoiceField(
        label=_("How it was reported"),
        choices=[("in_person", _("In person")), ("phone", _("By phone")), ("letter", _("By letter"))],
        widget=forms.RadioSelect,
    )
    story = forms.CharField(label=_("Tell what happened"), widget=forms.Textarea(attrs={"rows": 4}), required=False)
    told = forms.BooleanField(label=_("The reporter has been told what happens next"), required=False)


class SampleFiles(forms.Form):
    """A question for files that came back: two were received, one was refused."""

    attachments = forms.Field(
        label=_("Photos, videos or papers"),
        help_text=_(
            "Photos, videos, sound recordings or PDF. Hidden data such as the place of a photo is taken out of what "
            "officers open."
        ),
        widget=FilesWidget,
        required=False,
    )

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        question = self.fields["attachments"].widget
        question.bounds = Bounds(10, {"photo": 30 * MB, "video": 300 * MB, "sound": 100 * MB, "document": 50 * MB})
        question.waiting = [
            Waiting("1", "IMG_20240306_071412.jpg", pgettext_lazy("kind of file", "photo"), 3_481_600),
            Waiting("2", "ghi âm cuộc gọi.m4a", pgettext_lazy("kind of file", "sound recording"), 812_000),
        ]

    def clean(self) -> None:
        self.add_error("attachments", _("“setup.exe”: this is a program, not a photo or a document."))


def kept_files(at: datetime) -> list[Attachment]:
    """Kept files: with a picture, without, of which only the seal is left, an officers' own paper."""
    drawn = "<rect width='4' height='4' fill='#9bb7c9'/><path d='M0 4V2l2-1 2 1v2' fill='#8a5a3c'/>"
    house = "data:image/svg+xml," + quote(f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 4 4'>{drawn}</svg>")
    proof = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
    photo, sound = pgettext_lazy("kind of file", "photo"), pgettext_lazy("kind of file", "sound recording")
    video, paper = pgettext_lazy("kind of file", "video"), pgettext_lazy("kind of file", "document")
    here, damaged = "#file-list", str(_("the file is damaged"))
    return [
        Attachment("anh-1.jpg", "photo", photo, 3_481_600, at, proof, href=here, thumbnail=house),
        Attachment("am-thanh-1.m4a", "sound", sound, 812_000, at, proof, href=here, seconds=187),
        Attachment("video-1.mp4", "video", video, 48_000_000, at, proof, missing=damaged),
        Attachment("tai-lieu-1.pdf", "document", paper, 240_000, at, proof, sealed=False, href=here, original=here),
    ]


def samples(request: HttpRequest, *, at: datetime) -> dict[str, Any]:
    """The context of the gallery page; times run from `at`."""
    refused = {
        "name": "",
        "happened_on_day": "31",
        "happened_on_month": "2",
        "happened_on_year": "2024",
        "unit": "00235",
    }
    return {
        "table": table(request, timezone.localtime(at).date()),
        "clocks": clocks(at),
        "items": timeline(at),
        "figures": figures(),
        "charts": charts(),
        "points": [Point(name, lat, lon, count, state, "#map") for _code, name, lat, lon, count, state in COMMUNES],
        "form": SampleForm(initial={"happened_on": timezone.localtime(at).date()}, prefix="new"),
        "refused": SampleForm(refused),
        "files_form": SampleFiles({}),
        "kept_files": kept_files(at),
        "territory": Switch("unit", _("Territory"), suggest="web:gallery_suggest", text=request.GET.get("unit", "")),
        "period": Switch("period", _("Period"), PERIODS, request.GET.get("period", "2024-Q1")),
        "left": timedelta(minutes=3),
    }


PERIODS = (("2024-Q1", _("First quarter 2024")), ("2024-Q2", _("Second quarter 2024")), ("2024", _("Year 2024")))


def table(request: HttpRequest, today: date) -> Table:
    rows = [
        {"code": code, "name": name, "count": count, "state": state, "day": today - timedelta(days=index * 9)}
        for index, (code, name, _lat, _lon, count, state) in enumerate(COMMUNES)
    ]
    return Table(
        request,
        rows,
        columns=[
            Column("code", _("Code"), sort="code"),
            Column("name", _("Commune"), sort="name", href=lambda row: f"#{row['code']}"),
            Column("count", _("Reports"), sort="count", kind="number"),
            Column("day", _("Latest report"), sort="day", kind="day"),
            Column("state", _("State"), kind="badge", value=lambda row: Clock(row["state"])),
            Column("share", _("Share of all"), kind="number", places=1, default=False, value=_share),
        ],
        search=["code", "name"],
        filters=[Filter("state", _("State"), [(state.code, state.word) for state in STATES.values()])],
        name="communes",
        caption=_("Reports by commune"),
        page_size=6,
    )


def _share(row: dict[str, Any]) -> float:
    return round(100 * int(row["count"]) / sum(line[4] for line in COMMUNES), 1)


def clocks(at: datetime) -> list[Clock]:
    explanation = _("Received 20/01/2024 at 10:00. Twenty days, the day of receipt not counted (BLTTHS, article 147).")
    return [
        Clock("on_time", at + timedelta(days=9), _("9 days left"), explanation),
        Clock("near", at + timedelta(hours=20), _("20 hours left"), explanation),
        Clock("overdue", at - timedelta(days=2), _("2 days overdue"), explanation),
        Clock("waiting", None, _("with the procuracy")),
        Clock("suspended", None, ""),
        Clock("done", None, _("in time")),
    ]


def timeline(at: datetime) -> list[Item]:
    return [
        Item(_("Decided to open a criminal case."), at, "Trần Văn Hùng", href="#timeline"),
        Item(
            _("Class corrected from less serious to serious."),
            at - timedelta(days=1),
            "Nguyễn Thị Lan",
            _("wrong clause"),
        ),
        Item(_("Classified as less serious."), at - timedelta(days=4), "Nguyễn Thị Lan", struck=True),
        Item(
            _("Report received by phone."), at - timedelta(days=5), "Lê Minh Đức", detail=_("Vân Phúc commune police")
        ),
    ]


def figures() -> list[FigureCard]:
    return [
        FigureCard(
            name=_("Reports resolved"),
            value=words.percent(42_010, 43_570),
            numerator=42_010,
            denominator=43_570,
            target="≥ 90 %",
            verdict=_("reached"),
            verdict_state="on_time",
            coverage=_("579 of 579 units have reported"),
            points=(91, 92.4, 92, 93.1, 94, 93.6, 94.4, 95, 95.2, 95.9, 96.1, 96.4),
            href="#figures",
        ),
        FigureCard(
            name=_("Cases cleared"),
            value=words.percent(2_532, 3_201),
            numerator=2_532,
            denominator=3_201,
            target="≥ 80 %",
            verdict=_("just below"),
            verdict_state="near",
            coverage=_("572 of 579 units have reported"),
            points=(78, 77.2, None, 79.5, 80.1, 79.9, 78.8, 79.2, 79, 78.6, 79.3, 79.1),
        ),
        FigureCard(
            name=_("Overdue reports"),
            value=words.number(214),
            target="0",
            verdict=_("missed"),
            verdict_state="overdue",
            points=(120, 131, 160, 155, 171, 180, 190, 188, 201, 207, 210, 214),
        ),
        FigureCard(name=_("Community models"), value=words.number(6_419), coverage=_("579 of 579 units have reported")),
    ]


def charts() -> list[Chart]:
    months = [
        {"month": f"T{month}", "count": count, "kind": kind}
        for month, received, resolved in MONTHS
        for kind, count in ((str(_("Received")), received), (str(_("Resolved")), resolved))
    ]
    units = [{"unit": name, "count": count} for _code, name, _lat, _lon, count, _state in COMMUNES[:6]]
    labels = {"month": _("Month"), "count": _("Reports"), "kind": _("Kind"), "unit": _("Unit")}
    return [
        Chart(
            _("Reports received and resolved, 2024"),
            months,
            "month",
            "count",
            "kind",
            labels=labels,
            note=_("Made-up numbers."),
        ),
        Chart(_("Reports by commune"), units, "unit", "count", kind="bar", labels=labels),
    ]


def suggestions(text: str) -> list[dict[str, str]]:
    """The communes of the gallery whose name or code holds `text`, as the unit picker reads them."""
    found = [{"code": code, "name": name, "path": "Hà Nội"} for code, name, *_rest in COMMUNES]
    return list(searched(found, ["code", "name"], text))


def confirmation() -> dict[str, Any]:
    return {
        "title": _("Close this hot spot?"),
        "text": _("The hot spot leaves the list of active ones today. The journal keeps who closed it and why."),
        "action": _("Close the hot spot"),
        "grave": True,
        "post_to": reverse("web:gallery"),
        "back": reverse("web:gallery"),
    }
