"""Who hears that a course is planned for them, or called off."""

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books.commands import Paper
from anbinh.foundation.notices.models import Notice
from anbinh.records.training import commands
from anbinh.records.training.models import Course
from anbinh.records.training.tests.conftest import School, on


def _heard(person: Person) -> list[str]:
    return [str(one.telling) for one in Notice.objects.to(person).order_by("pk")]


def test_it_tells_every_commune_of_a_course_of_the_city_and_nobody_who_sends_no_one(school: School) -> None:
    course = school.planned()
    said = "Lớp “Nhận diện thủ đoạn lừa đảo” mở từ 12/03/2026 đến 13/03/2026. Anh/chị cho biết ai của đơn vị sẽ dự."
    assert _heard(school.hung) == [said]
    assert not _heard(school.ha) and not _heard(school.lan) and not _heard(school.mai)
    commands.call_off(Course.objects.get(pk=course.pk), Paper(text="Hoãn."), by=school.ha, at=on(5))
    assert _heard(school.hung)[1:] == ["Lớp “Nhận diện thủ đoạn lừa đảo” ngày 12/03/2026 không mở."]


def test_it_tells_of_a_course_of_one_commune_nobody_elsewhere(school: School) -> None:
    school.planned(unit=school.far, ends_on=on(12).date())
    assert not _heard(school.hung)
    school.planned(unit=school.phuc_loc, ends_on=on(12).date())
    assert len(_heard(school.hung)) == 1 and "ngày 12/03/2026." in _heard(school.hung)[0]
