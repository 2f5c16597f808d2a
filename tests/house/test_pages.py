"""Each page is looked at in the browser: a new route stands in tests/browser/pages.py, or here with the reason."""

from collections.abc import Iterator
from pathlib import Path

from django.urls import URLPattern, URLResolver, get_resolver

from tests.browser.pages import PAGES

BROWSER = Path(__file__).parents[1] / "browser"
LOADED = (
    "intake",
    "cases",
    "hotspots",
    "schools",
    "tasks",
    "documents",
    "training",
    "attendances",
    "sites",
    "outreach",
    "outreach_plans",
    "campaign_parts",
    "conference_lists",
    "inspection_findings",
)
PROGRAMME = ("tasks", "documents", "deliveries", "committees")
# Answers that are no page: a file to keep, a picture, a list for a script, a switch or a button that leads on.
NO_PAGE = {
    *("training:file", "training:save_view", "training:delete_view"),
    *("conferences:file", "conferences:save_view", "conferences:delete_view", "conferences:ask"),
    *("conferences:mark_many", "conferences:mark_rest"),
    *("findings:file", "findings:look", "findings:save_view", "findings:delete_view"),
    *("outreach:file", "outreach:save_view", "outreach:delete_view", "outreach:drop_feed", "outreach:retire_speaker"),
    *("schools:save_view", "schools:delete_view", "outreach_plans:file", "schooltalks:feed"),
    *("movement:file", "movement:save_view", "movement:delete_view"),
    *("sites:file", "sites:save_view", "sites:delete_view"),
    *("cases:board_paper", "cases:book_paper", "cases:delete_view", "cases:save_view"),
    *(f"{book}:{name}" for book in LOADED for name in ("load_drop", "load_returned", "load_template")),
    *(
        "briefs:file",
        *("checks:file", "checks:save_view", "checks:delete_view", "checking:group"),
        *("series:file", "series:save_view", "series:delete_view"),
        *(f"{book}:{name}" for book in PROGRAMME for name in ("file", "save_view", "delete_view")),
        "hotspots:file",
        *("alerts:atom", "alerts:json", "alerts:message", "alerts:notice", "alerts:older", "alerts:picture"),
        *("bulletin:delete_view", "bulletin:file", "bulletin:material", "bulletin:save_view", "bulletin:strike"),
        *("warnings:delete_view", "warnings:file", "warnings:save_view"),
        *("oversight:file", "oversight:save_view", "oversight:delete_view"),
        "notices:mark",
        *("campaigns:file", "campaigns:save_view", "campaigns:delete_view"),
        *("campaign_parts:file", "campaign_parts:index"),
        "notices:open",
        "hotspots:save_view",
        "hotspots:delete_view",
        "cases:custody_paper",
        "cases:paper",
        "dashboard:file",
        "intake:file",
    ),
    *("intake:original", "intake:paper", "intake:register_page", "intake:thumbnail"),
    *("letters:file", "letters:paper", "letters:reception_book", "letters:thumbnail", "mfa_download_recovery_codes"),
    *("receipts:evidence", "receipts:paper", "intake:alike", "intake:card", "intake:offences", "units:suggest"),
    *("web:gallery_suggest", "receipts:places", "intake:numbered", "landing", "public:language", "public:preference"),
    *("web:language", "web:preference", "openid_connect_callback", "openid_connect_login", "mfa_login_webauthn"),
    *("briefs:carry_over", "briefs:comment", "briefs:restore", "briefs:settle", "intake:assign_many"),
    *("intake:delete_view", "intake:save_view", "published:file", "receipts:close"),
}
# Pages that one comes to with something in hand, and the test that looks at them.
ON_THE_WAY = {
    "files:original": "test_opening_an_envelope.py",
    # The pages of any load; those of cases and the register are looked at.
    **dict.fromkeys(
        (f"{book}:{name}" for book in LOADED for name in ("load", "load_columns")), "test_pages_on_the_way.py"
    ),
    "receipts:standing": "test_reporting.py",
    **dict.fromkeys(
        (f"sealing:{name}" for name in ("admit", "ask", "change", "dismiss", "envelope", "hand", "lost", "open")),
        "test_pages_on_the_way.py",
    ),
    **dict.fromkeys(("sealing:protect", "sealing:refuse"), "test_pages_on_the_way.py"),
    **dict.fromkeys(
        (
            *("mfa_authenticate", "mfa_deactivate_totp", "mfa_edit_webauthn", "mfa_generate_recovery_codes"),
            *("mfa_reauthenticate", "mfa_reauthenticate_webauthn", "mfa_remove_webauthn", "mfa_view_recovery_codes"),
        ),
        "test_signing_in.py",
    ),
}
# The same question as `sealing:protect`, in the same template, with other words.
ALIKE = {"sealing:unprotect", "intake:protect"}


def _names(resolver: URLResolver, spaces: tuple[str, ...] = ()) -> Iterator[str]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            yield from _names(pattern, (*spaces, *([pattern.namespace] if pattern.namespace else [])))
        elif isinstance(pattern, URLPattern) and pattern.name:
            yield ":".join([*spaces, pattern.name])


def test_it_looks_at_every_page() -> None:
    routes = set(_names(get_resolver("anbinh.config.urls")))
    known = {page.route for page in PAGES} | NO_PAGE | set(ON_THE_WAY) | ALIKE
    assert not routes - known, "Add these to tests/browser/pages.py"
    assert not (NO_PAGE | set(ON_THE_WAY) | ALIKE) - routes, "These routes are gone"


def test_it_excuses_no_page_that_is_in_the_list() -> None:
    listed = {page.route for page in PAGES}
    assert not listed & (NO_PAGE | set(ON_THE_WAY) | ALIKE)


def test_it_names_tests_that_are_there() -> None:
    for route, test in ON_THE_WAY.items():
        assert (BROWSER / test).exists(), route
