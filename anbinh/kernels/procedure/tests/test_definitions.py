"""The YAML is checked as it loads; what breaks the schema is refused with its place."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from anbinh.kernels.procedure import register
from anbinh.kernels.procedure.definitions import read_definitions, read_laws, read_limit
from anbinh.kernels.procedure.errors import BadDefinition
from anbinh.kernels.procedure.model import Law, Period, Unit
from anbinh.kernels.procedure.register import Register
from anbinh.kernels.procedure.sentences import Wording

LAWS = {"BLTTHS": Law("BLTTHS", Wording(vi="Bộ luật", en="Code"), "101/2015/QH13", date(2018, 1, 1))}
BOTH = {"vi": "tiếng Việt", "en": "English"}
GOOD: dict[str, Any] = {
    "id": "D1.1",
    "law": "BLTTHS",
    "article": 1,
    "name": BOTH,
    "start": BOTH,
    "by": BOTH,
    "must": BOTH,
    "period": "20 days",
    "rest_day": "practice",
    "warn": "5 days",
    "verified": True,
    "valid_from": date(2018, 1, 1),
}


def test_it_reads_a_good_limit() -> None:
    limit = read_limit(GOOD, laws=LAWS, file="x.yaml")
    assert limit.terms is not None
    assert limit.terms.period == Period(20, Unit.DAY)


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"period": "20 moons"}, "moons"),
        ({"period": "-3 days"}, "-3 days"),
        ({"period": "0 days"}, "at once"),
        ({"period": 20}, "written like"),
        ({"period": "2 calendar_months"}, "one calendar week or month"),
        ({"law": "BLHS"}, "not in laws.yaml"),
        ({"name": {"vi": "chỉ tiếng Việt"}}, "x.yaml, D1.1, name"),
        ({"name": {"vi": "một", "en": "one", "fr": "un"}}, "fr"),
        ({"must": {"vi": "", "en": "do"}}, "missing"),
        ({"must": "do it"}, "vi and en"),
        ({"verified": "yes"}, "true or false"),
        ({"valid_from": "2018-01-01"}, "date"),
        ({"valid_from": date(2017, 12, 31)}, "older than its law"),
        ({"valid_to": date(2018, 1, 1)}, "ends before"),
        ({"rest_day": "sometimes"}, "sometimes"),
        ({"period": "24 hours"}, "cannot move"),
        ({"backward": True, "period": "5 days"}, "cannot move"),
        ({"backward": True, "period": "5 working_days", "rest_day": "none"}, "backwards"),
        ({"anchor": "whenever"}, "whenever"),
        ({"warn": "2 months"}, "hours or days"),
        ({"colour": "red"}, "unknown field colour"),
        ({"clause": 1, "article": None}, "needs its article"),
        ({"point": "a"}, "needs its clause"),
        ({"by_class": {"RNT": {"period": "2 months"}}}, "one for each class"),
        ({"by_class": {"XYZ": {"period": "2 months"}}}, "XYZ"),
        ({"variants": {"complex": {"name": BOTH}}}, "period"),
        ({"extensions": [{"period": "1 month"}]}, "by"),
        ({"extensions": [{"period": "1 month", "by": BOTH, "adds": "twice"}]}, "twice"),
    ],
)
def test_it_refuses_a_limit_that_breaks_the_schema(change: dict[str, Any], complaint: str) -> None:
    with pytest.raises(BadDefinition, match=r"D1\.1") as refused:
        read_limit({**GOOD, **change}, laws=LAWS, file="x.yaml")
    assert complaint in str(refused.value)


@pytest.mark.parametrize("field", sorted(GOOD))
def test_it_refuses_a_limit_without_a_needed_field(field: str) -> None:
    with pytest.raises(BadDefinition):
        read_limit({name: value for name, value in GOOD.items() if name != field}, laws=LAWS, file="x.yaml")


def test_it_refuses_some_classes_only() -> None:
    entry = {name: value for name, value in GOOD.items() if name != "period"}
    with pytest.raises(BadDefinition, match="only some of the four classes"):
        read_limit({**entry, "by_class": {"RNT": {"period": "2 months"}}}, laws=LAWS, file="x.yaml")


def test_it_refuses_two_texts_in_force_on_one_day() -> None:
    limit = read_limit(GOOD, laws=LAWS, file="x.yaml")
    with pytest.raises(BadDefinition, match="two texts"):
        Register(limits=(limit, limit))


def test_it_refuses_a_request_that_is_no_limit() -> None:
    limit = read_limit({**GOOD, "request": "D9.9"}, laws=LAWS, file="x.yaml")
    with pytest.raises(BadDefinition, match=r"D9\.9"):
        Register(limits=(limit,))


def _folder(tmp_path: Path, limits: str) -> Path:
    (tmp_path / "limits").mkdir()
    (tmp_path / "laws.yaml").write_text("{}", encoding="utf-8")
    (tmp_path / "limits" / "a.yaml").write_text(limits, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("limits: [", "not YAML"),
        ("- a", "mapping"),
        ("limit: []", "unknown field limit"),
        ("limits: [{id: X}]", "a.yaml, X: missing"),
        ("conditions: [{id: X}]", "a.yaml, X"),
    ],
)
def test_it_refuses_a_file_that_is_no_book_of_limits(tmp_path: Path, text: str, complaint: str) -> None:
    with pytest.raises(BadDefinition) as refused:
        read_definitions(_folder(tmp_path, text))
    assert complaint in str(refused.value)


@pytest.mark.parametrize("text", ["X: {name: {vi: a, en: b}, number: '1'}", "X: {name: a}", "X: {title: a}"])
def test_it_refuses_a_law_without_name_or_date(tmp_path: Path, text: str) -> None:
    file = tmp_path / "laws.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(BadDefinition, match=r"laws\.yaml, X"):
        read_laws(file)


def test_it_leaves_every_text_that_was_not_read_unverified() -> None:
    circulars = {"TTLT01", "TT28"}
    for limit in register().limits:
        assert limit.verified is (limit.source.law.code not in circulars)
        assert (limit.source.article is None) is (limit.source.law.code in circulars)


def test_it_names_roles_and_no_level_of_police_that_was_abolished() -> None:
    words = " ".join(limit.by.vi + limit.must.vi for limit in register().limits).casefold()
    assert "huyện" not in words
    assert "quận" not in words
