"""Each route is listed with who may come in; a new route fails until it stands here (tests/house/routes.txt)."""

import re
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

LIST = Path(__file__).with_name("routes.txt")
# Routes of packages carry no sign of ours on the door: their line says who may come in, and what guards it.
PACKAGES = ("allauth.", "django.", "oauth2_provider.")


def _walk(patterns: list[URLPattern | URLResolver], prefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from _walk(pattern.url_patterns, prefix + str(pattern.pattern))
        else:
            yield prefix + str(pattern.pattern), pattern


def found() -> dict[str, str]:
    """Each route of both trees with the sign on its door; a package's view is signed with the package's name."""
    doors = {}
    for route, pattern in _walk(get_resolver("anbinh.config.urls").url_patterns):
        module = getattr(pattern.callback, "__module__", "")
        view_class = getattr(pattern.callback, "view_class", None)
        of_package = (view_class.__module__ if view_class else module).startswith(PACKAGES)
        door = getattr(pattern.callback, "door", None)
        doors[route] = door or ("package" if of_package else "NO DOOR")
    return doors


def listed() -> dict[str, str]:
    """The list as it stands: `route | door`, where a package's route says `package: who may come in`."""
    lines = [line for line in LIST.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return {route.strip(): door.strip() for route, door in (line.split("|") for line in lines)}


def test_it_lists_every_route_with_its_door() -> None:
    expected = {route: ("package" if door.startswith("package:") else door) for route, door in listed().items()}
    actual = found()
    assert "NO DOOR" not in actual.values(), [route for route, door in actual.items() if door == "NO DOOR"]
    assert actual == expected, {
        "not listed": sorted(f"{r} | {d}" for r, d in actual.items() if expected.get(r) != d),
        "gone": sorted(set(expected) - set(actual)),
    }


SIGNED_IN = sorted(route for route, door in listed().items() if door == "package: signed in")


@pytest.mark.django_db
@pytest.mark.parametrize("route", SIGNED_IN)
def test_it_sends_a_stranger_from_a_package_page_to_sign_in(route: str) -> None:
    """Our own doors guard our own views; this looks that the packages' views are guarded as their line says."""
    answer = Client().get("/" + re.sub(r"<\w+:\w+>", "1", route))
    assert answer.status_code == HTTPStatus.FOUND
    assert "dang-nhap" in answer["Location"]


OPEN = sorted(route for route, door in listed().items() if door == "package: public")


@pytest.mark.django_db
@pytest.mark.parametrize("route", OPEN)
def test_it_asks_nobody_to_sign_in_for_a_package_page_that_is_public(route: str) -> None:
    assert "next=" not in Client().get("/" + route).headers.get("Location", "")


def test_it_keeps_the_public_tree_free_of_staff_doors() -> None:
    for route, pattern in _walk(get_resolver("anbinh.config.urls_public").url_patterns):
        assert getattr(pattern.callback, "door", "") == "public", route
