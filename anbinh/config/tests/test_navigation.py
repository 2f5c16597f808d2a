"""The staff menu: chapters by what people do, where the reader is, and nothing they may not enter."""

from datetime import date

from django.urls import reverse

from anbinh.config.navigation import CHAPTERS, Line, Shown, menu_of
from anbinh.foundation.accounts.models import Person

DAY = date(2026, 3, 3)


def menu(username: str, path: str = "/can-bo/") -> list[Shown]:
    return menu_of(Person.objects.named(username).get(), path, on=DAY)


def lines(shown: list[Shown]) -> list[Line]:
    return [line for chapter in shown for line in chapter.lines]


def test_it_shows_each_chapter_in_which_something_may_be_entered(cast: None, db: None) -> None:
    titles = [str(chapter.title) for chapter in menu("nguyen.duc.thang")]
    assert titles == ["Việc hằng ngày", "Phòng ngừa", "Chương trình", "Số liệu", "Hệ thống"]


def test_it_shows_nobody_what_they_may_not_enter(cast: None, db: None) -> None:
    shown = {line.address for line in lines(menu("nguyen.thi.lan"))}
    assert reverse("intake:day") in shown and reverse("nightly:nights") not in shown


def test_it_leaves_the_headings_out_of_a_short_menu(cast: None, db: None) -> None:
    shown = menu("dang.thuy.linh")
    assert len(shown) == 1 and shown[0].title == "" and len(shown[0].lines) <= 7


def test_it_marks_the_deepest_line_above_the_page_and_opens_its_chapter(cast: None, db: None) -> None:
    path = reverse("catalogue:limits")
    shown = menu("nguyen.duc.thang", path)
    assert [line.address for line in lines(shown) if line.here] == [path]
    assert shown[-1].open and not menu("nguyen.duc.thang", reverse("intake:day"))[-1].open


def test_it_leads_to_every_line_once() -> None:
    routes = [line.route for chapter in CHAPTERS for line in chapter.lines]
    assert len(routes) == len(set(routes))
