"""The life of a model of the demonstration and of its sites, as rows not yet written and the steps that led to them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

from anbinh.foundation.books.commands import plain
from anbinh.foundation.books.models import Act, Record
from anbinh.foundation.journal.commands import Posting
from anbinh.foundation.units.models import Unit
from anbinh.records.movement import rules, verbs
from anbinh.records.movement.book import BOOK
from anbinh.records.movement.demonstration import Lot, Spot
from anbinh.records.movement.kinds import Level, PaperKind, Proposer
from anbinh.records.movement.models import CommunityModel, Evaluation, Place, Recognition, Site, SiteReview
from anbinh.records.movement.sheets import sheet_on

COUNTED, REFORM = date(2023, 12, 31), date(2025, 7, 1)
FOUND = (
    "Sinh hoạt đều, sổ theo dõi ghi đủ.",
    "Hoạt động đều; đề nghị bổ sung thành viên trẻ.",
    "Có hai tin có giá trị chuyển công an xử lý.",
    "Đã hòa giải xong các mâu thuẫn phát sinh trong quý.",
)
# The steps before the launch: verb, days before it, the paper each brings, its stage.
PREPARING = (
    ("plan", 150, PaperKind.SURVEY_PLAN, "planned", "KH"),
    ("survey", 120, PaperKind.SURVEY_REPORT, "surveyed", "BC"),
    ("propose", 100, PaperKind.PROPOSAL, "proposed", "TTr"),
    ("approve", 80, PaperKind.BOARD, "approved", "QĐ"),
    ("attach", 60, PaperKind.RULES, "approved", "QC"),
    ("attach", 60, PaperKind.WORK_PLAN, "approved", "KH"),
    ("commit", 30, PaperKind.COMMITMENTS, "committed", ""),
    ("launch", 0, PaperKind.LAUNCH, "kept", "BB"),
)


@dataclass
class Told:
    """One step: its record, what it says, the facts it posts, and the rows that it makes (each with an act)."""

    record: Record
    verb: str
    on: date
    text: str = ""
    number: str = ""
    facts: list[Posting] = field(default_factory=list)
    made: list[Any] = field(default_factory=list)
    before: dict[str, Any] = field(default_factory=dict)
    key: UUID = field(default_factory=uuid4)
    act: Act | None = None


@dataclass
class Life:
    """One model with everything that was done with it and its sites."""

    row: dict[str, Any]
    model: CommunityModel
    lot: Lot
    steps: list[Told] = field(default_factory=list)
    sites: list[Site] = field(default_factory=list)
    ending: Told | None = None
    seen: dict[str, Any] = field(default_factory=dict)

    def settle(self) -> None:
        """What the last step changed: taking it back puts that back."""
        now = {name: plain(self.model, name) for name in BOOK.watched}
        if self.steps:
            self.steps[-1].before = {name: value for name, value in self.seen.items() if value != now[name]}
        self.seen = {**now, "papers": list(now["papers"])}

    def step(self, verb: str, on: date, kind: str = "", **said: Any) -> Told:
        """Note a step of the model, with its paper."""
        self.settle()
        told = Told(self.model, verb, on, **said)
        if kind:
            self.model.papers = [*self.model.papers, {"kind": str(kind), "number": told.number, "on": on.isoformat()}]
        self.steps.append(told)
        return told

    def fact(self, verb: str, on: date, quantity: int = 0, **more: str) -> Posting:
        """A fact about the model."""
        codes = {**self.model.codes, **more} if quantity else {}
        return Posting(verb, self.model, self.model.unit, on, quantity, codes)


def life_of(row: dict[str, Any], *, city: Unit, communes: Sequence[Unit], about: str, today: date) -> Life:
    """A model as it stands today, and how it came to that."""
    lot = Lot(row["name"])
    unit = (
        city
        if row.get("unit") == city.code
        else next((one for one in communes if one.code == row.get("unit")), lot.drawn.choice(communes))
    )
    begun = row.get("launched", today - timedelta(days=45)) - timedelta(days=150 if "launched" in row else 0)
    begun = max(begun, unit.valid_from)
    model = CommunityModel(
        unit=unit,
        name=row["name"],
        model_type=row["type"],
        proposer=lot.drawn.choice(Proposer.values),
        about=about,
        opened_on=begun,
    )
    life = Life(row, model, lot)
    _prepare(life, begun)
    if "launched" in row:
        _keep(life, today)
    life.settle()
    return life


def _prepare(life: Life, begun: date) -> None:
    until = life.row.get("stage")
    launch: Any = life.row.get("launched")
    for place, (verb, before, kind, stage, sign) in enumerate(PREPARING):
        day = max(begun, launch - timedelta(days=before)) if launch else begun + timedelta(days=8 * place)
        number = f"{life.lot.drawn.randint(3, 240)}/{sign}-MH" if sign else ""
        told = life.step(verb, day, kind, number=number)
        told.facts.append(life.fact(verbs.PLANNED if verb == "plan" else verbs.PREPARED, day))
        life.model.stage = stage
        if launch is None and stage == until:
            return
    asked = life.lot.drawn.randint(60, 900)
    life.model.households_asked, life.model.households_signed = asked, round(asked * life.lot.drawn.uniform(0.86, 1))
    life.model.launched_on = launch
    life.steps[-1].facts = [life.fact(verbs.OPENED, launch, 1)]


def _keep(life: Life, today: date) -> None:
    """Replicated, reviewed each quarter, evaluated each year, recognised, perhaps retired."""
    model, launched = life.model, life.row["launched"]
    end = life.row.get("retired")
    until = min(today, end or today)
    model.due_on = rules.first_review(launched)
    replicated = min(until, launched + timedelta(days=life.lot.drawn.randint(30, 90)))
    told = life.step("replicate", replicated, PaperKind.REPLICATION, number="12/KH-MH")
    told.facts.append(life.fact(verbs.REPLICATED, replicated))
    model.replicated_on = replicated
    last = rules.quarter_end(until, later=-1 - (life.row.get("missed", 0) if not end else 0))
    _reviews(life, last, until)
    for year in range(2023, until.year + (until.month == 12)):
        _evaluate(life, year)
    _recognise(life, until)
    if end is not None and end <= today:
        life.ending = life.step(
            "retire", end, PaperKind.RETIREMENT, number="31/QĐ-MH", text="Không còn hoạt động thực chất."
        )
        life.ending.facts.append(life.fact(verbs.CLOSED, end, -1))
        model.stage, model.retired_on, model.due_on = "retired", end, None


def _reviews(life: Life, last: date, until: date) -> None:
    while (due := life.model.due_on) is not None and due <= last:
        late = life.lot.happens(0.08)
        held = min(until, due + timedelta(days=life.lot.drawn.randint(2, 20)) if late else _before(life, due))
        told = life.step("review", held, text=life.lot.drawn.choice(FOUND))
        _review(told, life.model, None, due)
        life.model.due_on = rules.next_review(due, held)


def _before(life: Life, due: date) -> date:
    return due - timedelta(days=life.lot.drawn.randint(0, 12))


def _review(told: Told, model: CommunityModel, site: Site | None, due: date) -> None:
    held = SiteReview(model=model, site=site, due_on=due, held_on=told.on)
    told.made.append(held)
    told.facts.append(Posting(verbs.REVIEWED, held, told.record.unit, told.on, 1, held.codes))


def _evaluate(life: Life, year: int) -> None:
    sheet = sheet_on(date(year, 12, 31))
    if not rules.old_enough(life.row["launched"], months=sheet.least_months, year=year):
        return
    quality = life.lot.drawn.uniform(0.55, 1)
    scores = {
        one.code: min(one.points, round(one.points * quality + life.lot.drawn.uniform(-1, 1))) for one in sheet.criteria
    }
    total, day = sheet.total(scores), date(year, 12, life.lot.drawn.randint(1, 5))
    if life.row.get("retired", day) < day:
        return
    told = life.step("evaluate", day, PaperKind.EVALUATION)
    told.facts.append(life.fact(verbs.EVALUATED, day))
    made = Evaluation(
        model=life.model, year=year, sheet=sheet.code, scores=scores, total=total, rating=sheet.rating(total)
    )
    told.made.append(made)


def _recognise(life: Life, until: date) -> None:
    level = life.row.get("level")
    if not level:
        return
    days = {"commune": 300, "city": 420}
    levels = [Level.CITY, Level.MINISTRY] if level == "ministry" else [Level(level)]
    for one in levels:
        day = life.row["launched"] + timedelta(days=days.get(one, 0))
        day = date(2023, 11, 20) if one is Level.MINISTRY else day
        if day > until:
            continue
        told = life.step("recognise", day, PaperKind.RECOGNITION, number="45/QĐ-MH")
        told.facts.append(life.fact(verbs.RECOGNISED, day, 1, level=one.value))
        told.made.append(Recognition(model=life.model, level=one.value, on=day))
        life.model.level = one.value


def open_sites(life: Life, pools: dict[str, dict[str, list[Spot]]], places: dict[Any, Place], today: date) -> None:
    """The sites of a model: those of the years up to 2023 in the communes of then, later ones in those of their day."""
    kind, replicated = life.model.model_type, life.model.replicated_on
    if replicated is None:
        return
    number, later = life.row.get("sites", 0), life.row.get("later", 0)
    before_reform = later // 2 if replicated < REFORM else 0
    drawn = life.lot.some(pools["old"][kind], number + before_reform)
    until = min(life.row.get("retired", COUNTED), COUNTED, today)
    for spot in drawn[:number]:
        _open(life, spot, places, life.lot.day(replicated, until))
    for spot in drawn[number:]:
        _open(life, spot, places, life.lot.day(max(replicated, date(2024, 1, 8)), date(2024, 12, 20)))
    for spot in life.lot.some(pools["new"][kind], later - before_reform):
        _open(life, spot, places, life.lot.day(max(replicated, REFORM), today))
    life.sites = [site for site in life.sites if site.opened_on <= today]
    _close_sites(life, number, today)


def _open(life: Life, spot: Spot, places: dict[Any, Place], day: date) -> None:
    unit, site_type, name = spot
    key = (unit.pk, site_type, name)
    place = places.setdefault(key, Place(unit=unit, site_type=site_type, name=name))
    teams = life.lot.drawn.choice((1, 1, 1, 2, 3))
    life.sites.append(Site(model=life.model, place=place, unit=unit, teams=teams, opened_on=day))


def _close_sites(life: Life, number: int, today: date) -> None:
    closing = [(site, COUNTED) for site in life.sites[: life.row.get("closed", 0)]]
    closing += [(site, today) for site in life.sites[number - life.row.get("later_closed", 0) : number]]
    for site, until in closing:
        first = max(site.opened_on, date(2024, 2, 1) if until > COUNTED else site.opened_on)
        _close(site, life.lot.day(first + timedelta(days=1), until))
    if life.model.retired_on is not None:
        for site in life.sites:
            if site.closed_on is None or site.closed_on > life.model.retired_on:
                _close(site, max(site.opened_on, life.model.retired_on))


def _close(site: Site, day: date) -> None:
    site.stage, site.closed_on = Site.Stage.CLOSED, day


def steps_of_sites(life: Life, today: date) -> Iterator[Told]:
    """What was done with each site: opened, reviewed in the last quarter, perhaps closed."""
    for site in life.sites:
        yield _site_step(site, "open", site.opened_on, verbs.SITE_OPENED, 1)
        if site.closed_on is None:
            yield from _last_review(life, site, today)
        elif life.model.retired_on is not None and site.closed_on >= life.model.retired_on:
            assert life.ending is not None, "a retired model has an ending"
            life.ending.facts.append(_site_fact(site, site.closed_on, verbs.SITE_CLOSED, -1))
        else:
            told = _site_step(site, "close", site.closed_on, verbs.SITE_CLOSED, -1)
            told.text = "Mô hình không còn phù hợp với địa bàn."
            told.before = {"stage": "kept", "closed_on": None, "due_on": rules.quarter_end(site.closed_on).isoformat()}
            yield told


def _site_step(site: Site, verb: str, on: date, fact: str, quantity: int) -> Told:
    return Told(site, verb, on, facts=[_site_fact(site, on, fact, quantity)])


def _site_fact(site: Site, on: date, verb: str, quantity: int) -> Posting:
    return Posting(verb, site, site.unit, on, quantity, site.codes)


def _last_review(life: Life, site: Site, today: date) -> Iterator[Told]:
    """The review of the quarter that ended last, when the site had one due; a few were missed, once or twice."""
    due, first = rules.quarter_end(today, later=-1), rules.first_review(site.opened_on)
    if first > due:
        site.due_on = first
    elif life.lot.happens(0.06):
        site.due_on = max(first, rules.quarter_end(today, later=-2)) if life.lot.happens(0.3) else due
    else:
        held = min(today, due + timedelta(days=4)) if life.lot.happens(0.05) else _before(life, due)
        held = max(held, site.opened_on)
        site.due_on = rules.next_review(due, held)
        before = {"due_on": due.isoformat()}
        told = Told(site, "review", held, text=life.lot.drawn.choice(FOUND), before=before)
        _review(told, life.model, site, due)
        yield told
