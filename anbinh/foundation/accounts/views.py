"""One's own pages, and the people of the programme for those who may see or manage them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache

from anbinh.foundation.accounts import commands
from anbinh.foundation.accounts.access import Role
from anbinh.foundation.accounts.commands import AccountsError
from anbinh.foundation.accounts.forms import EndForm, PersonForm, PostForm, ReasonForm
from anbinh.foundation.accounts.models import Person, Post
from anbinh.foundation.accounts.querysets import (
    PersonQuerySet,
    has_second_factor,
    linked_accounts_of,
    second_factors_of,
    sessions_of,
)
from anbinh.foundation.journal.history import timeline_of, told
from anbinh.foundation.journal.models import Entry
from anbinh.foundation.web import doors
from anbinh.foundation.web.states import Badge
from anbinh.foundation.web.tables import Column, Filter, Table
from anbinh.foundation.web.timeline import Item


def _state(person: Person) -> Badge:
    return Badge("on_time", _("open")) if person.is_active else Badge("suspended", _("closed"))


def _matching(rows: Any, text: str) -> Any:
    return rows.matching(text)


# The table's template asks whether there is a search; Django would otherwise call it to find out.
_matching.do_not_call_in_templates = True  # type: ignore[attr-defined]  # an attribute that Django reads


def _address(person: Person) -> str:
    return reverse("accounts:person", args=[person.pk])


def _joined(of_post: Callable[[Post], str]) -> Callable[[Any], str]:
    return lambda row: "; ".join(of_post(post) for post in row.posts_of_the_day)


COLUMNS = (
    Column("full_name", gettext_lazy("Name"), href=_address, sort="sort_key"),
    Column("username", gettext_lazy("User name"), sort="username"),
    Column("roles", gettext_lazy("Role"), value=_joined(lambda post: post.get_role_display())),
    Column("units", gettext_lazy("Unit"), value=_joined(lambda post: post.unit.name)),
    Column("state", gettext_lazy("Account"), value=_state, kind="badge"),
    Column("last_login", gettext_lazy("Last sign-in"), sort="last_login", kind="moment", default=False),
    Column("created_at", gettext_lazy("Made"), sort="created_at", kind="day", default=False),
)


@doors.signed_in
def home(request: HttpRequest) -> HttpResponse:
    """The first page after signing in: who one is today, where one may go, what one did last."""
    me, today = _me(request), timezone.localdate()
    done = Entry.objects.by_person(me).with_names().newest_first()[:8]
    context = {
        "posts": me.posts_on(today),
        "coming": Post.objects.of(me).after(today),
        "done": _as_readable(told(done), me, today),
        "second_factor": has_second_factor(me),
        "sessions": sessions_of(me).count(),
    }
    return render(request, "accounts/home.html", context)


@doors.signed_in
def account(request: HttpRequest) -> HttpResponse:
    """One's own account: posts, second factor, sessions, outside accounts."""
    me, today = _me(request), timezone.localdate()
    context = {
        "posts": Post.objects.of(me),
        "today": today,
        "factors": [factor.type for factor in second_factors_of(me)],
        "sessions": sessions_of(me).count(),
        "outside": bool(settings.OIDC_ISSUER),
        "linked": linked_accounts_of(me).count(),
    }
    return render(request, "accounts/account.html", context)


@doors.staff("accounts.read")
def people(request: HttpRequest) -> HttpResponse:
    """The people within reach, with their posts of today."""
    me, today = _me(request), timezone.localdate()
    visible = Person.objects.visible_to(me, on=today)
    table = Table(
        request,
        visible.with_posts(on=today),
        columns=COLUMNS,
        search=_matching,
        filters=_filters(visible, today),
        name="can-bo",
        empty=gettext_lazy("Nobody works in a unit within your reach yet."),
    )
    manages = me.may("accounts.manage", on=today)
    return table.export() or render(request, "accounts/people.html", {"table": table, "manages": manages})


@doors.staff("accounts.read")
def person(request: HttpRequest, key: int) -> HttpResponse:
    """One person: posts, security, history."""
    me, today = _me(request), timezone.localdate()
    found = _visible(request, key)
    context = {
        "person": found,
        "badge": _state(found),
        "posts": Post.objects.of(found).visible_to(me, on=today),
        "today": today,
        "manages": me.may("accounts.manage", on=today),
        "second_factor": has_second_factor(found),
        "sessions": sessions_of(found).count(),
        "history": _as_readable(_history(found), me, today),
    }
    return render(request, "accounts/person.html", context)


@doors.staff("accounts.manage")
@never_cache
def create(request: HttpRequest) -> HttpResponse:
    """Make an account; its one-time password is shown on the answer and never again."""
    form = PersonForm(request.POST or None)
    if form.is_valid():
        try:
            made, password = commands.create_person(**form.cleaned_data, by=_me(request), at=timezone.now())
            return render(request, "accounts/one_time.html", {"person": made, "password": password, "new": True})
        except AccountsError as refusal:
            form.add_error(None, str(refusal))
    return render(request, "accounts/create.html", {"form": form})


@doors.staff("accounts.manage")
def appoint(request: HttpRequest, key: int) -> HttpResponse:
    """Give a post."""
    found = _visible(request, key)
    form = PostForm(request.POST or None, initial={"valid_from": timezone.localdate()})
    if form.is_valid():
        try:
            commands.appoint(person=found, **form.cleaned_data, by=_me(request), at=timezone.now())
            messages.success(request, _("The post is given."))
            return redirect("accounts:person", key=found.pk)
        except AccountsError as refusal:
            form.add_error(None, str(refusal))
    return render(request, "accounts/appoint.html", {"form": form, "person": found})


@doors.staff("accounts.manage")
def end_post(request: HttpRequest, key: int) -> HttpResponse:
    """End a post from a day on."""
    today = timezone.localdate()
    held = get_object_or_404(Post.objects.visible_to(_me(request), on=today), pk=key)
    form = EndForm(request.POST or None, initial={"on": today})
    if form.is_valid():
        try:
            commands.end_post(held, **form.cleaned_data, by=_me(request), at=timezone.now())
            messages.success(request, _("The post has its end."))
            return redirect("accounts:person", key=held.person_id)
        except AccountsError as refusal:
            form.add_error(None, str(refusal))
    return render(request, "accounts/end_post.html", {"form": form, "post": held})


@doors.staff("accounts.manage")
@never_cache
def reset_password(request: HttpRequest, key: int) -> HttpResponse:
    """Ask, then replace the password; the one-time one is shown on the answer and never again."""
    found = _visible(request, key)
    if request.method == "POST":
        password = commands.reset_password(found, by=_me(request), at=timezone.now())
        return render(request, "accounts/one_time.html", {"person": found, "password": password})
    asked = {
        "title": _("Reset the password of %(name)s?") % {"name": found},
        "text": _("A one-time password replaces the present one, and all sessions of this person end."),
        "action": _("Reset the password"),
    }
    return _ask(request, found, asked)


@doors.staff("accounts.manage")
def remove_second_factor(request: HttpRequest, key: int) -> HttpResponse:
    """For somebody who lost telephone and recovery codes."""
    asked = {
        "title": _("Remove the second factor of %(name)s?") % {"name": _visible(request, key)},
        "text": _("Make sure it is this person who asks: until they set up another, the password alone lets them in."),
        "action": _("Remove the second factor"),
    }
    return _confirmed(request, key, asked, commands.remove_second_factor, _("The second factor is removed."))


@doors.staff("accounts.manage")
def end_sessions(request: HttpRequest, key: int) -> HttpResponse:
    """Sign somebody out everywhere."""
    asked = {
        "title": _("Sign %(name)s out everywhere?") % {"name": _visible(request, key)},
        "text": _("What was typed and not yet saved is lost. The person can sign in again at once."),
        "action": _("End all sessions"),
    }
    return _confirmed(request, key, asked, commands.end_sessions, _("All sessions have ended."))


@doors.staff("accounts.manage")
def deactivate(request: HttpRequest, key: int) -> HttpResponse:
    """Close an account, with the reason."""
    form = ReasonForm(request.POST or None)
    asked = {
        "title": _("Close the account of %(name)s?") % {"name": _visible(request, key)},
        "text": _("The person is signed out and cannot sign in. Posts and history stay as they are."),
        "action": _("Close the account"),
        "form": form,
    }
    return _confirmed(request, key, asked, commands.deactivate, _("The account is closed."))


@doors.staff("accounts.manage")
def reactivate(request: HttpRequest, key: int) -> HttpResponse:
    """Open a closed account again."""
    asked = {
        "title": _("Open the account of %(name)s again?") % {"name": _visible(request, key)},
        "text": _("The person signs in with the former password and has the posts that have not ended."),
        "action": _("Open the account"),
    }
    return _confirmed(request, key, asked, commands.reactivate, _("The account is open again."))


def _filters(visible: PersonQuerySet, today: date) -> list[Filter]:
    """By role and by unit of today, and by the state of the account."""
    states = [("1", gettext_lazy("open")), ("0", gettext_lazy("closed"))]
    return [
        Filter("role", gettext_lazy("Role"), Role.choices, narrow=lambda rows, role: rows.holding([role], on=today)),
        Filter(
            "unit",
            gettext_lazy("Unit"),
            visible.units_of_posts(on=today),
            narrow=lambda rows, key: rows.posted_in([int(key)], on=today),
        ),
        Filter("is_active", gettext_lazy("Account"), states),
    ]


def _me(request: HttpRequest) -> Person:
    assert isinstance(request.user, Person), "the door lets only people in"
    return request.user


def _history(found: Person) -> list[Item]:
    """What happened to the person and to each of their posts, the newest first."""
    items = [item for subject in (found, *found.posts.all()) for item in timeline_of(subject)]
    return sorted(items, key=lambda item: item.at, reverse=True)


def _as_readable(items: list[Item], reader: Person, today: date) -> list[Item]:
    """The entries lead into the journal only for somebody who may read it."""
    return items if reader.may("journal.read", on=today) else [replace(item, href="") for item in items]


def _visible(request: HttpRequest, key: int) -> Person:
    people = Person.objects.visible_to(_me(request), on=timezone.localdate())
    found: Person = get_object_or_404(people, pk=key)
    return found


def _ask(request: HttpRequest, found: Person, asked: dict[str, Any]) -> HttpResponse:
    back = reverse("accounts:person", args=[found.pk])
    return render(request, "web/confirm.html", {**asked, "back": back, "grave": True})


def _confirmed(
    request: HttpRequest, key: int, asked: dict[str, Any], command: Callable[..., Any], done: str
) -> HttpResponse:
    """Ask on GET; on POST run one command about one person and go back to their page."""
    found, form = _visible(request, key), asked.get("form")
    if request.method != "POST" or (form is not None and not form.is_valid()):
        return _ask(request, found, asked)
    try:
        command(found, by=_me(request), at=timezone.now(), **(form.cleaned_data if form is not None else {}))
        messages.success(request, done)
    except AccountsError as refusal:
        messages.error(request, str(refusal))
    return redirect("accounts:person", key=found.pk)
