"""The real Chromium on a live server: visits that collect what goes wrong on a page."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

from anbinh.config.messages import compile_messages
from anbinh.foundation.accounts import commands as accounts
from anbinh.foundation.accounts.models import Person
from anbinh.foundation.accounts.rules import DEMONSTRATION_PASSWORD
from anbinh.foundation.journal.extract import extract
from anbinh.foundation.sealing import commands as sealing
from anbinh.foundation.units.tests import kept
from anbinh.kernels.figures import named
from anbinh.outputs.briefs import commands as briefs
from anbinh.outputs.figures import asking
from anbinh.outputs.figures import commands as figures
from anbinh.outputs.publications import commands as publications
from anbinh.records.campaigns import commands as campaigns
from anbinh.records.cases import commands as cases
from anbinh.records.checks import commands as checks
from anbinh.records.conferences import commands as conferences
from anbinh.records.hotspots import commands as hotspots
from anbinh.records.letters import commands as letters
from anbinh.records.movement import commands as movement
from anbinh.records.outreach import commands as outreach
from anbinh.records.oversight import commands as oversight
from anbinh.records.programme import commands as programme
from anbinh.records.training import commands as training
from anbinh.records.warnings import commands as warnings
from tests.browser.findings import make_findings
from tests.browser.reports import make_reports

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
# All that differs between a light and a dark page.
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast"]}, "resultTypes": ["violations"]}
CHROMIUM = os.environ.get("ANBINH_CHROMIUM", "/usr/bin/chromium")


@pytest.fixture(scope="module")
def chromium(django_db_setup: None) -> Iterator[Browser]:
    """Debian's browser; the sandbox cannot start for root, so it is left out there."""
    # Playwright keeps an event loop in this thread, which Django takes for an asynchronous caller.
    before = os.environ.get("DJANGO_ALLOW_ASYNC_UNSAFE")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)
        yield browser
        browser.close()
    if before is None:
        del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture(scope="module")
def figures_from(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Where the figures of this module find their extract: without one, each question reads the whole journal."""
    folder = tmp_path_factory.mktemp("data") / "extract" / "journal"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(asking, "extract_folder", lambda: folder)
        yield folder


@pytest.fixture(scope="module")
def server(
    request: pytest.FixtureRequest, chromium: Browser, django_db_blocker: Any, figures_from: Path
) -> Iterator[LiveServer]:
    """A server for a whole module.

    Its threads share the one connection of the database in memory, so that everything a module writes, also through
    the browser, lies in one transaction and is rolled back: the journal refuses to be emptied. A module marks its
    tests `browser` and `django_db`; without the second there would be no database of the tests. A module that says
    `CITY = True` gets the units of Hà Nội and the cast of the demonstration, and may sign in by role; `REPORTS = True`
    gets a few reports of crime as well, `LETTERS = True` the letters of the demonstration, `CASES = True` its
    cases with the people held in them, `SPOTS = True` hot spots, `BRIEFS = True` a report of the
    committee, `PUBLICATIONS = True` closed years and what was published of them.
    """
    assert connection.vendor == "sqlite" and "memory" in str(connection.settings_dict["NAME"])
    compile_messages()
    with django_db_blocker.unblock(), transaction.atomic():
        if getattr(request.module, "CITY", False):
            kept.hanoi(at=timezone.now())
            accounts.make_demonstration(at=timezone.now())
        if getattr(request.module, "REPORTS", False):
            make_reports(at=timezone.now())
            checks.make_demonstration(at=timezone.now())
        if getattr(request.module, "CASES", False):
            cases.make_demonstration(at=timezone.now())
        if getattr(request.module, "LETTERS", False):
            sealing.make_demonstration(at=timezone.now())
            letters.make_demonstration(at=timezone.now())
        if getattr(request.module, "SPOTS", False):
            hotspots.make_demonstration(at=timezone.now())
            oversight.make_demonstration(at=timezone.now())
            programme.make_demonstration(at=timezone.now())
            outreach.make_demonstration(at=timezone.now())
            training.make_demonstration(at=timezone.now())
            campaigns.make_demonstration(at=timezone.now())
            make_findings(at=timezone.now())
            movement.make_demonstration(at=timezone.now(), most=4)
            conferences.make_demonstration(at=timezone.now())
            warnings.make_demonstration(at=timezone.now())
        if getattr(request.module, "PUBLICATIONS", False):
            figures.make_demonstration(at=timezone.now())
        extract(figures_from, at=timezone.now())
        if getattr(request.module, "BRIEFS", False):
            briefs.make_demonstration(at=timezone.now())
        if getattr(request.module, "PUBLICATIONS", False):
            chair = Person.objects.demonstration().holding({"chair"}, on=timezone.localdate())[0]
            publications.publish(named("nd09", "2025"), by=chair, at=timezone.now())
        serving = LiveServer("localhost")
        try:
            yield serving
        finally:
            serving.stop()
            transaction.set_rollback(True)


@dataclass
class Visit:
    """A page in the browser, and everything it complained of."""

    page: Page
    server: str
    script: bool = True
    complaints: list[str] = field(default_factory=list)

    def go(self, path: str) -> "Visit":
        self.page.goto(self.server + path)
        # Without script nothing comes after the page has loaded.
        if self.script:
            self.page.wait_for_load_state("networkidle")
        return self

    @property
    def barriers(self) -> list[str]:
        """What axe finds that keeps somebody from using the page."""
        return self._found(RULES)

    @property
    def barriers_of_colour(self) -> list[str]:
        """What of that the colours are to blame for."""
        return self._found(COLOURS)

    def _found(self, rules: dict[str, Any]) -> list[str]:
        found = Axe().run(self.page, options=rules).response["violations"]
        return [f"{v['id']}: {v['help']}: {n['html'][:160]} {n['failureSummary']}" for v in found for n in v["nodes"]]

    @property
    def overflow(self) -> int:
        """Pixels by which the page is wider than the window."""
        return int(self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


PageAt = Callable[..., Any]


@pytest.fixture
def page_at(chromium: Browser, server: LiveServer) -> PageAt:
    """`with page_at(390, scheme="dark", script=False, role="chair") as visit: visit.go("/")`."""

    @contextmanager
    def visiting(
        width: int, *, scheme: str = "light", script: bool = True, role: str = "", just_now: bool = False
    ) -> Iterator[Visit]:
        context = chromium.new_context(
            viewport={"width": width, "height": 900},
            color_scheme=scheme,  # type: ignore[arg-type]  # light or dark
            java_script_enabled=script,
            locale="vi-VN",
            timezone_id="Asia/Ho_Chi_Minh",
        )
        if role:
            _sign_in(context, server.url, role, just_now=just_now)
        visit = Visit(context.new_page(), server.url, script)
        _listen(visit)
        yield visit
        context.close()

    return visiting


def _listen(visit: Visit) -> None:
    """Console errors include what the content policy refuses; that the page itself is refused may be meant."""

    def heard(message: Any) -> None:
        refused = "404 (Not Found)" in message.text or "401 (Unauthorized)" in message.text
        meant = refused and message.location.get("url") == visit.page.url
        if message.type in {"error", "warning"} and not meant:
            visit.complaints.append(message.text)

    visit.page.on("console", heard)
    visit.page.on("pageerror", lambda error: visit.complaints.append(str(error)))
    visit.page.on("requestfailed", lambda failed: visit.complaints.append(f"failed: {failed.url}"))


def _sign_in(context: BrowserContext, url: str, role: str, *, just_now: bool) -> None:
    person = Person.objects.filter(posts__role=role, demonstration=True).order_by("pk").first()
    assert person is not None, f"the demonstration has nobody in the role {role}"
    client = Client()
    client.force_login(person, backend=settings.AUTHENTICATION_BACKENDS[-1])
    if just_now:
        client.post(reverse("account_reauthenticate"), {"password": DEMONSTRATION_PASSWORD})
    # With the path the server gave each: one of the same name elsewhere would outlive a signing out.
    host = urlsplit(url).hostname
    cookies: Any = [
        {"name": name, "value": morsel.value, "domain": host, "path": morsel["path"]}
        for name, morsel in client.cookies.items()
    ]
    context.add_cookies(cookies)
