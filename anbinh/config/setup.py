"""Everything a start needs, each step said as it goes; a second run only looks."""

import time
from collections.abc import Callable

import click
from django.conf import settings
from django.core.management import call_command
from django.utils import timezone

from anbinh.config.city import commands as city
from anbinh.config.city.cli import put_in
from anbinh.config.messages import compile_messages
from anbinh.foundation.accounts import commands as accounts
from anbinh.foundation.journal.extract import extract
from anbinh.foundation.sealing import commands as sealing
from anbinh.foundation.units import commands as units
from anbinh.outputs.briefs import commands as briefs
from anbinh.outputs.figures import commands as figures
from anbinh.outputs.figures.asking import extract_folder
from anbinh.outputs.findings import commands as findings
from anbinh.outputs.publications import commands as publications
from anbinh.records.campaigns import commands as campaigns
from anbinh.records.cases import commands as cases
from anbinh.records.checks import commands as checks
from anbinh.records.conferences import commands as conferences
from anbinh.records.hotspots import commands as hotspots
from anbinh.records.intake import commands as intake
from anbinh.records.letters import commands as letters
from anbinh.records.movement import commands as movement
from anbinh.records.outreach import commands as outreach
from anbinh.records.oversight import commands as oversight
from anbinh.records.programme import commands as programme
from anbinh.records.series import commands as series
from anbinh.records.training import commands as training
from anbinh.records.warnings import commands as warnings


def migrate() -> str:
    """Bring the database to the newest form."""
    call_command("migrate", interactive=False, verbosity=0)
    return str(settings.DATABASES["default"]["ENGINE"]).rsplit(".", 1)[-1]


def load_units() -> str:
    """The units of Hà Nội in their three epochs, and its agencies."""
    return f"{units.load_hanoi(at=timezone.now())} units"


def make_demonstration() -> str:
    """One ready account for each role."""
    return f"{accounts.make_demonstration(at=timezone.now())} people"


def make_custodian_keys() -> str:
    """A key for each custodian of the demonstration."""
    return f"{sealing.make_demonstration(at=timezone.now())} keys"


def make_reports() -> str:
    """Reports of every kind and stage, due today and overdue."""
    return f"{intake.make_demonstration(at=timezone.now())} reports"


def make_cases() -> str:
    """Cases of several stages, and people held: one whose time ends soon, one beyond it."""
    return f"{cases.make_demonstration(at=timezone.now())} cases"


def make_inspections() -> str:
    """Inspections held, under way and planned, with draws, findings and recommendations done in time, late and open."""
    return f"{oversight.make_demonstration(at=timezone.now())} inspections"


def make_hot_spots() -> str:
    """Hot spots open and cleared, one opened again, with reviews held in time and late."""
    return f"{hotspots.make_demonstration(at=timezone.now())} hot spots"


def make_sessions() -> str:
    """Schools, the sessions of 2023 with the plan of the students' week, and those of the last and next weeks."""
    return f"{outreach.make_demonstration(at=timezone.now())} education sessions"


def make_models() -> str:
    """Community models and their sites: kept, retired, replicated, with the reviews and evaluations of their years."""
    return f"{movement.make_demonstration(at=timezone.now())} sites"


def make_warnings() -> str:
    """Warnings published, updated, cancelled and waiting, decisions on methods, items for Bulletin 141."""
    return f"{warnings.make_demonstration(at=timezone.now())} warnings and items"


def make_conferences() -> str:
    """The conference of 6 March 2024 with its 579 points, one whose roll is open today, one to come."""
    return f"{conferences.make_demonstration(at=timezone.now())} conferences"


def make_campaigns() -> str:
    """The campaign of a Tết, closed with its report, and one under way, reported day by day."""
    return f"{campaigns.make_demonstration(at=timezone.now())} campaigns"


def make_training() -> str:
    """Courses since 2023, one still to come, and communes that had none."""
    return f"{training.make_demonstration(at=timezone.now())} courses"


def make_programme() -> str:
    """Committees, documents, the tasks of two years, directives to every commune with mixed answers."""
    return f"{programme.make_demonstration(at=timezone.now())} records"


def make_letters() -> str:
    """Letters of every class and stage, due and overdue, and citizens received in person."""
    return f"{letters.make_demonstration(at=timezone.now())} letters"


def put_city_in() -> str:
    """Years of reports and cases of the whole city, so that its figures are sums of something."""
    if city.already_loaded():
        return "there already"
    done = put_in("small")
    return f"{done.reports} reports, {done.cases} cases, {done.entries} entries"


def lead_series() -> str:
    """Lead units of the largest series; the series follow from the reports."""
    return f"{series.make_demonstration(at=timezone.now())} series"


def list_numbers() -> str:
    """Numbers that several reports name, confirmed for whoever checks them before transferring."""
    return f"{checks.make_demonstration(at=timezone.now())} numbers"


def close_periods() -> str:
    """Periods that communes of the demonstration closed, so that its figures have their coverage."""
    return f"{figures.make_demonstration(at=timezone.now())} closings"


def publish_years() -> str:
    """The years that the demonstration's city has closed, for anybody to read."""
    return f"{publications.make_demonstration(at=timezone.now())} periods"


def look_at_the_city() -> str:
    """What stands out in the last half year of the city's reports."""
    return f"{findings.make_demonstration(at=timezone.now())} findings"


def make_brief() -> str:
    """Last year's report, begun by the standing office."""
    return f"{briefs.make_demonstration(at=timezone.now())} reports"


def take_out_the_journal() -> str:
    """The extract that figures are summed from, so that the first page need not wait for it."""
    return f"{extract(extract_folder(), at=timezone.now()).rows} entries"


def collect_static() -> str:
    """Gather styles, scripts and fonts where the server sends them from."""
    call_command("collectstatic", interactive=False, verbosity=0)
    return "ready"


STEPS: tuple[tuple[str, Callable[[], str]], ...] = (
    ("translations", compile_messages),
    ("database", migrate),
    ("units of Hà Nội over time", load_units),
    ("styles and fonts", collect_static),
)
DEMONSTRATION: tuple[tuple[str, Callable[[], str]], ...] = (
    ("demonstration city", make_demonstration),
    ("custodians' keys", make_custodian_keys),
    ("reports of crime", make_reports),
    ("criminal cases", make_cases),
    ("letters", make_letters),
    ("hot spots", make_hot_spots),
    ("committees, directives and tasks", make_programme),
    ("training", make_training),
    ("inspections", make_inspections),
    ("campaigns", make_campaigns),
    ("education sessions", make_sessions),
    ("community models", make_models),
    ("conferences", make_conferences),
    ("warnings", make_warnings),
)
CITY: tuple[tuple[str, Callable[[], str]], ...] = (
    ("years of the synthetic city", put_city_in),
    ("what stands out in them", look_at_the_city),
    ("series and who leads them", lead_series),
    ("numbers that can be checked", list_numbers),
    ("periods closed by communes", close_periods),
    ("journal for the figures", take_out_the_journal),
    ("figures for the public", publish_years),
    ("report of the committee", make_brief),
)


def run_steps(steps: tuple[tuple[str, Callable[[], str]], ...]) -> None:
    """Run each step and say on standard error what it did and how long it took."""
    for name, step in steps:
        begun = time.monotonic()
        click.echo(f"→ {name} … ", nl=False, err=True)
        click.echo(f"{step()} ({time.monotonic() - begun:.1f} s)", err=True)


@click.command()
@click.option("--city", "with_city", is_flag=True, help="In demo mode: the years of the synthetic city too.")
def setup(with_city: bool) -> None:
    """Make or refresh translations, database, units and, in demo mode, the demonstration city."""
    run_steps(STEPS)
    if settings.MODE == "demo":
        run_steps(DEMONSTRATION + (CITY if with_city else ()))
