"""For which unit somebody keeps the books, and what waits there for them on a day."""

from datetime import date, datetime

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.units.models import Unit
from anbinh.records.intake.dayline import DayLine, DaySection
from anbinh.records.intake.desks import desk_of
from anbinh.records.letters.models import Clock, Letter, Offer
from anbinh.records.letters.sheet import class_words, stands
from anbinh.records.letters.standing import choices, next_choice, situation

MOST_LINES = 10


def office_of(person: Person, *, on: date) -> Unit | None:
    """The first unit somebody is posted in: for it they receive, unless they choose another within reach."""
    return next((seat for post in person.posts_on(on) for seat in post.seats(on=on)), None)


def day_of_letters(person: Person, *, on: date, at: datetime) -> DaySection | None:
    """Letters of somebody's units that run out or wait to be classified; the first to run out first."""
    if not person.may("letters.handle", on=on):
        return None
    units = desk_of(person, on=on).units
    if not units:
        return None
    found = Letter.objects.visible_to(person, on=on).at_office(units).for_the_day(at)
    letters = list(found.with_names()[:MOST_LINES])
    clocks, offers = Clock.objects.for_letters(letters), Offer.objects.for_letters(letters)
    lines = [_line(one, clocks.get(one.pk, []), offers.get(one.pk), person, units, at=at) for one in letters]
    href = f"{reverse('letters:index')}?state=open&sort=clock"
    return DaySection("letters", _("Letters of citizens"), found.count(), lines, href)


def _line(
    letter: Letter, running: list[Clock], waiting: Offer | None, person: Person, units: frozenset[int], *, at: datetime
) -> DayLine:
    now = situation(letter, running, at=at, offered=waiting is not None)
    may = choices(person, letter, now, at=at, waiting=waiting)
    following = next_choice(may, now, running, letter=letter, waiting=waiting, units=units)
    address = {"key": letter.pk, "verb": following.verb} if following else {}
    return DayLine(
        code=letter.code,
        href=reverse("letters:letter", kwargs={"key": letter.pk}),
        summary=letter.summary,
        badge=stands(letter, running, at=at),
        place=str(class_words(letter)),
        verb=following.words.button if following else "",
        verb_href=reverse("letters:act", kwargs=address) if following else "",
        key=following.key if following else "",
    )
