"""The demonstration's models and sites: what is counted on a day is a sum of rows."""

from datetime import date

from anbinh.foundation.books.models import Act
from anbinh.records.movement import verbs
from anbinh.records.movement.commands import models as commands
from anbinh.records.movement.commands.demonstrating import lives_of, make_demonstration, write
from anbinh.records.movement.demonstration import told
from anbinh.records.movement.models import CommunityModel, Evaluation, Recognition, Site, SiteReview
from anbinh.records.movement.standing import standing_on
from anbinh.records.movement.tests.conftest import Ward, day, on, total

END = date(2023, 12, 31)


def test_it_counts_the_models_and_sites_of_the_article_from_rows(ward: Ward) -> None:
    lives = lives_of(told()["models"], today=day(20, month=11))

    def kept(moment: date) -> tuple[int, int]:
        models = [one.model for one in lives if (one.model.launched_on or date.max) <= moment]
        sites = [one for life in lives for one in life.sites if one.opened_on <= moment]
        return (
            sum(one.retired_on is None or one.retired_on > moment for one in models),
            sum(one.closed_on is None or one.closed_on > moment for one in sites),
        )

    assert kept(END) == (108, 6419)
    assert kept(date(2023, 11, 30)) != kept(END) != kept(date(2024, 12, 31))
    there = [one for life in lives for one in life.sites if one.opened_on <= END]
    assert len({one.unit_id for one in there}) > 570
    assert len({id(one.place) for one in there}) < len(there)
    assert not [one for life in lives for one in life.sites if one.opened_on < one.unit.valid_from]


def test_it_writes_each_row_with_its_act_and_its_facts(ward: Ward) -> None:
    rows = [*told()["models"][:3], *[one for one in told()["models"] if "retired" in one][:2], told()["models"][-1]]
    made = write(lives_of(rows, today=day(20, month=11)), at=on(20, month=11))
    assert made == Site.objects.count() > 200
    then = standing_on(END, Site.objects.all())
    assert total(verbs.SITE_OPENED, until=END) + total(verbs.SITE_CLOSED, until=END) == then.sites
    assert total(verbs.COVERED, until=END) == then.places
    assert Recognition.objects.at_level("ministry").count() == 3
    assert SiteReview.objects.exists() and Evaluation.objects.for_year(2023).exists()
    assert Act.objects.of_kind(Site, "open").count() == made
    assert make_demonstration(at=on(20, month=11)) == 0


def test_it_can_take_back_a_retirement_of_the_demonstration(ward: Ward) -> None:
    retired = [one for one in told()["models"] if "retired" in one][:1]
    write(lives_of(retired, today=day(20, month=11)), at=on(20, month=11))
    model = CommunityModel.objects.get()
    commands.take_back(model, reason="Chưa có quyết định.", by=ward.thang, at=on(20, month=11))
    assert Site.objects.kept().count() == Site.objects.count() == total(verbs.SITE_OPENED, until=day(20, month=11))
    assert total(verbs.SITE_CLOSED, until=day(20, month=11)) == 0
