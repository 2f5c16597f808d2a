"""What an officer writes down at reception: one page in sections; what nobody knows stays empty."""

import re
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from anbinh.foundation.books.forms import hour_in
from anbinh.foundation.catalogue import lists
from anbinh.foundation.files.forms import FilesField, WithFiles
from anbinh.foundation.units.models import Unit
from anbinh.foundation.web import words
from anbinh.foundation.web.forms import DayField
from anbinh.kernels.identifiers import (
    CitizenNumber,
    Identifier,
    Language,
    Mismatch,
    NotACitizenNumber,
    Sex,
    extract,
    parse_number,
)
from anbinh.kernels.sheets.amounts import money
from anbinh.kernels.sheets.errors import Unfit
from anbinh.kernels.vietnamese.letters import fold
from anbinh.records.intake.commands import Draft
from anbinh.records.intake.commands.receiving import screened
from anbinh.records.intake.forms.fields import OffenceField, UnitField, list_choices

SEXES = {"male": _("male"), "female": _("female")}
# Who is a body writing in: nobody has to be named.
IDENTITY = ("full_name", "number", "born_on", "sex", "address", "phone", "email", "note")
COMPARED = {"data-alike": ""}


@dataclass(frozen=True)
class Section:
    """Fields that are asked together."""

    code: str
    title: str | Promise
    fields: tuple[str, ...]


SECTIONS = (
    Section("reception", _("Reception"), ("channel", "kind", "unit", "received", "clock", "postmarked", "source")),
    Section(
        "reporter",
        _("Who reports"),
        ("who", "full_name", "number", "born_on", "sex", "phone", "address", "email", "note"),
    ),
    Section(
        "event",
        _("The event"),
        (
            "summary",
            "happened",
            "happened_clock",
            "until",
            "until_clock",
            "happened_words",
            "happened_unknown",
            "place",
            "place_unit",
            "place_unknown",
            "damage_words",
            "victims",
            "identifiers",
        ),
    ),
    Section("first_look", _("First look"), ("method", "offence", "is_complex", "urgent")),
    Section("papers", _("Papers and pictures"), ("uploads",)),
)


class AnyUnitField(UnitField):
    """A unit of the day; where the day has none of this name, the latest that ever bore it."""

    def clean(self, value: Any) -> Any:
        text = str(value or "").strip()
        if text and self.on is not None and not Unit.objects.on(self.on).known_as(text).exists():
            found = list(Unit.objects.all().known_as(text).order_by("-valid_from")[:1])
            if found:
                return found[0]
        return super().clean(value)


class ClockField(forms.CharField):
    """`14:05`, `14h05`, `14 giờ 5`; cleaned to a time, or None."""

    def __init__(self, **options: Any) -> None:
        widget = forms.TextInput({"size": 6, "autocomplete": "off", "class": "clock-box"})
        super().__init__(max_length=12, required=False, widget=widget, **options)

    def clean(self, value: Any) -> Any:
        try:
            return hour_in(str(super().clean(value) or ""))
        except ValueError as fault:
            raise forms.ValidationError(_("This is not an hour. Write it as 14:05.")) from fault


def _text(rows: int, **attrs: str) -> forms.Textarea:
    return forms.Textarea({"rows": rows, **attrs})


class CounterForm(WithFiles):
    """The reception of one report. `draft` is what goes to the command; the identity stands in no other place."""

    channel = forms.ChoiceField(label=_("Way in"))
    kind = forms.ChoiceField(label=_("Kind of report"))
    unit = UnitField(label=_("Receiving unit"))
    received = DayField(label=_("Received on"))
    clock = ClockField(label=_("at"))
    postmarked = DayField(label=_("Day of the postmark"), required=False)
    source = forms.CharField(
        label=_("Agency, newspaper or address that passed it on"),
        required=False,
        max_length=200,
        help_text=_("Never a private person: who reports goes into the sealed part."),
    )
    who = forms.ChoiceField(
        label=_("Who reports"),
        widget=forms.RadioSelect,
        choices=[
            ("named", _("Somebody who gives their name")),
            ("anonymous", _("Somebody who gives no name: they get a code all the same")),
            ("nobody", _("Nobody: from the press, from another agency, or found by officers")),
        ],
    )
    full_name = forms.CharField(label=_("Full name"), required=False, max_length=120)
    number = forms.CharField(
        label=_("Number of the identity card"),
        required=False,
        max_length=20,
        help_text=_("12 digits, or the 9 of an old card."),
        widget=forms.TextInput({"inputmode": "numeric"}),
    )
    born_on = forms.CharField(
        label=_("Born"), required=False, max_length=20, help_text=_("12/04/1971, or the year alone.")
    )
    sex = forms.ChoiceField(label=_("Sex"), required=False, choices=[("", "–"), *SEXES.items()])
    address = forms.CharField(label=_("Address"), required=False, max_length=300)
    phone = forms.CharField(label=_("Telephone"), required=False, max_length=30)
    email = forms.CharField(label=_("Mail address"), required=False, max_length=120)
    note = forms.CharField(
        label=_("Anything else about them"),
        required=False,
        max_length=500,
        help_text=_("For example how they want to be reached. It is sealed too."),
    )
    summary = forms.CharField(
        label=_("What was reported"),
        max_length=20_000,
        widget=_text(8, **COMPARED),
        help_text=_("In the reporter's words, without their name. Numbers and pages in it are found by themselves."),
    )
    happened = DayField(label=_("Happened on"), required=False)
    happened_clock = ClockField(label=_("at"))
    until = DayField(label=_("until"), required=False)
    until_clock = ClockField(label=_("at"))
    happened_words = forms.CharField(
        label=_("Or in words"), required=False, max_length=200, help_text=_("For example: some evening before Tết.")
    )
    happened_unknown = forms.BooleanField(label=_("Does not remember when"), required=False)
    place = forms.CharField(
        label=_("Where it happened"),
        required=False,
        max_length=300,
        help_text=_("House, street, village, market, web page …"),
    )
    place_unit = AnyUnitField(label=_("Commune or ward of the place"), required=False)
    place_unknown = forms.BooleanField(label=_("Does not remember where"), required=False)
    damage_words = forms.CharField(
        label=_("Damage"),
        required=False,
        max_length=500,
        widget=forms.TextInput(COMPARED),
        help_text=_("As told: 45 triệu, 2 tỷ 300 triệu, one motorcycle."),
    )
    victims = forms.IntegerField(label=_("Victims"), required=False, min_value=0, max_value=100_000)
    identifiers = forms.CharField(
        label=_("Telephones, accounts, web pages, names on the net, plates"),
        required=False,
        max_length=5000,
        widget=_text(3, **COMPARED),
        help_text=_("One on each line, an account with its bank."),
    )
    method = forms.ChoiceField(label=_("Method"), required=False)
    offence = OffenceField(required=False)
    is_complex = forms.BooleanField(label=_("Complex: three days to classify it instead of 24 hours"), required=False)
    urgent = forms.BooleanField(label=_("Urgent: report at once and protect the scene"), required=False)
    uploads = FilesField(label=_("Files"), required=False, office=True)
    token = forms.CharField(widget=forms.HiddenInput, max_length=40)

    def __init__(self, data: Any = None, files: Any = None, *, at: datetime, first: dict[str, str] | None = None):
        now = timezone.localtime(at)
        start = {
            "received": now.date(),
            "clock": f"{now:%H:%M}",
            "who": "named",
            "kind": "denunciation",
            "channel": "in_person",
            "token": secrets.token_urlsafe(16),
            **(first or {}),
        }
        super().__init__(data, files, at=at, initial=start)
        self.on = self._day_received() or now.date()
        self._choose("kind", list_choices("sources_of_information", on=self.on))
        ways = [one for one in list_choices("channels", on=self.on) if one[0] != "online"]
        self._choose("channel", ways)
        self._choose("method", [("", _("not known")), *list_choices("methods", on=self.on, coded=True)])
        for name in ("unit", "place_unit", "offence"):
            field: Any = self.fields[name]
            field.on = self.on
        for name in ("place_unit", "received", "happened"):
            self.fields[name].widget.attrs |= COMPARED

    def _choose(self, name: str, choices: Iterable[Any]) -> None:
        field: Any = self.fields[name]
        field.choices = list(choices)

    def _day_received(self) -> date | None:
        """The day, read beforehand: it says which units and lists there were."""
        if not self.is_bound:
            return None
        field = self.fields["received"]
        try:
            found: date | None = field.clean(field.widget.value_from_datadict(self.data, self.files, "received"))
        except forms.ValidationError:
            return None
        return found

    @property
    def sections(self) -> list[tuple[Section, list[forms.BoundField]]]:
        """The page, section by section."""
        return [(section, [self[name] for name in section.fields]) for section in SECTIONS]

    def clean_number(self) -> str:
        text: str = self.cleaned_data["number"].strip()
        if not text:
            return ""
        try:
            return parse_number(text).value
        except NotACitizenNumber as refusal:
            raise forms.ValidationError(refusal.say(spoken())) from None

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        self._check_moment("received", "clock")
        if cleaned.get("who") == "named" and not (cleaned.get("full_name") or cleaned.get("phone")):
            self.add_error("full_name", _("Write the name, or choose that no name is given."))
        if cleaned.get("until") and not cleaned.get("happened"):
            self.add_error("happened", _("Give the first day as well."))
        if cleaned.get("happened_clock") and not cleaned.get("happened"):
            self.add_error("happened", _("Give the day as well."))
        start, end = self.happened_at, self.happened_until
        if start and end and end < start:
            self.add_error("until", _("The end lies before the beginning."))
        received = self.received_at
        if start and received and start > received:
            self.add_error("happened", _("The event lies after the receipt of the report. Check day and time."))
        return cleaned

    def _check_moment(self, day: str, clock: str) -> None:
        moment = self._moment(day, clock)
        if moment is not None and moment > self.at + timedelta(minutes=1):
            self.add_error(day, _("The moment of receipt lies in the future. Check day and time."))

    def _moment(self, day: str, clock: str, *, at_end: bool = False) -> datetime | None:
        on = self.cleaned_data.get(day)
        if on is None:
            return None
        told = self.cleaned_data.get(clock)
        return timezone.make_aware(datetime.combine(on, told or (time(23, 59) if at_end else time.min)))

    @property
    def received_at(self) -> datetime | None:
        """When it came in; without an hour, now if it is today."""
        day, told = self.cleaned_data.get("received"), self.cleaned_data.get("clock")
        if day is not None and told is None and day == timezone.localtime(self.at).date():
            return self.at
        moment = self._moment("received", "clock")
        return min(moment, self.at) if moment else None

    @property
    def happened_at(self) -> datetime | None:
        return self._moment("happened", "happened_clock")

    @property
    def happened_until(self) -> datetime | None:
        """The end of a stretch; a day without an hour is the whole day."""
        if self.cleaned_data.get("until"):
            return self._moment("until", "until_clock", at_end=True)
        if self.cleaned_data.get("happened") and self.cleaned_data.get("happened_clock") is None:
            end = self._moment("happened", "", at_end=True)
            return min(end, self.received_at) if end and self.received_at else end
        return None

    @property
    def reporter(self) -> dict[str, str] | None:
        """What is sealed; None where nobody is named."""
        if self.cleaned_data.get("who") != "named":
            return None
        given = {name: str(self.cleaned_data.get(name) or "").strip() for name in IDENTITY}
        if given["sex"]:
            given["sex"] = str(SEXES[given["sex"]])
        return {name: value for name, value in given.items() if value}

    @property
    def damage(self) -> int | None:
        """The amount in đồng that the words say, if they say one."""
        return amount_in(self.cleaned_data.get("damage_words", ""))

    @property
    def typed(self) -> list[Identifier]:
        """Identifiers of the box for them, without the reporter's own."""
        return _found(screened(self.cleaned_data.get("identifiers", ""), self.reporter))

    @property
    def every_identifier(self) -> list[Identifier]:
        """Those of the box and those found in the words, each once."""
        told = screened(self.cleaned_data.get("summary", ""), self.reporter)
        words_of = _found(f"{told}\n{self.cleaned_data.get('damage_words', '')}")
        return list({(one.kind, one.value): one for one in (*self.typed, *words_of)}.values())

    @property
    def left_out(self) -> frozenset[tuple[str, str]]:
        """What the officer took out again, as `kind|value`."""
        given = self.data.getlist("drop") if hasattr(self.data, "getlist") else []
        return frozenset((kind, value) for kind, _bar, value in (one.partition("|") for one in given))

    @property
    def warnings(self) -> list[str]:
        """What number, sex and birth say differently: to be looked at, not refused."""
        number = self.cleaned_data.get("number", "")
        if not number or self.cleaned_data.get("who") != "named":
            return []
        return [one.say(spoken()) for one in _mismatches(parse_number(number), self.cleaned_data)]

    @property
    def severity(self) -> str:
        """The class that follows from article and clause."""
        article, clause = self.cleaned_data.get("offence") or ("", "")
        try:
            return str(lists.severity_of(article, clause, on=self.on)) if article and clause else ""
        except lists.CatalogueError:
            return ""

    def draft(self) -> Draft:
        """What goes into the register."""
        given = self.cleaned_data
        article, clause = given["offence"] or ("", "")
        at = self.received_at
        assert at is not None, "the day of receipt is required"
        plain = ("unit", "kind", "channel", "summary", "source", "place_unit", "damage_words", "victims", "method")
        return Draft(
            **{name: given[name] for name in plain},
            received_at=at,
            reporter=self.reporter,
            anonymous=given["who"] == "anonymous",
            postmarked_on=given["postmarked"],
            happened_at=self.happened_at,
            happened_until=self.happened_until,
            happened_words=given["happened_words"] or _forgotten(given["happened_unknown"]),
            place=given["place"] or _forgotten(given["place_unknown"]),
            damage=self.damage,
            article=article,
            clause=clause,
            is_complex=given["is_complex"],
            urgent=given["urgent"],
            identifiers=tuple(self.typed),
            left_out=self.left_out,
        )


def spoken() -> Language:
    """The language in which the kernel's refusals are said."""
    return "en" if get_language() == "en" else "vi"


def _forgotten(said: bool) -> str:
    return gettext("does not remember") if said else ""


def _found(text: str) -> list[Identifier]:
    return list({(m.identifier.kind, m.identifier.value): m.identifier for m in extract(text)}.values())


AMOUNT = re.compile(
    r"\d[\d.,]*(?:\s*(?:tỷ|tỉ|triệu|tr|nghìn|ngàn|k)(?![^\W\d])(?:\s*\d[\d.,]*)?)*\s*(?:đồng|vnđ|vnd|đ(?!\w))?",
    re.IGNORECASE,
)


def amount_in(text: str) -> int | None:
    """`khoảng 45 triệu và một xe máy` → 45000000; None where the words name no amount."""
    for found in AMOUNT.finditer(text):
        try:
            amount = money(found[0].strip(" .,"), scale=1, fold=fold)
        except Unfit:
            continue
        # "2 xe máy" names no money.
        if amount >= 1000:
            return amount
    return None


def _mismatches(number: CitizenNumber, given: dict[str, Any]) -> list[Mismatch]:
    found = []
    if number.sex and given.get("sex") and Sex(given["sex"]) is not number.sex:
        found.append(Mismatch("sex"))
    year = re.search(r"(?:19|20)\d{2}", given.get("born_on", ""))
    if number.birth_year and year and int(year[0]) != number.birth_year:
        found.append(Mismatch("birth_year", card=year[0], number=str(number.birth_year)))
    return found


def card_values(card: Any) -> dict[str, str]:
    """The fields of the form that a card fills."""
    return {
        "who": "named",
        "full_name": card.full_name,
        "number": card.number.value,
        "born_on": words.day(card.born_on) if card.born_on else str(card.number.birth_year or ""),
        "sex": str(card.sex or card.number.sex or ""),
        "address": card.residence,
    }
