"""One's own notices: the list, one opened, marked as read, and how one is told."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from anbinh.foundation.notices import commands
from anbinh.foundation.notices.forms import WaysForm
from anbinh.foundation.notices.kinds import all_kinds, label_of
from anbinh.foundation.notices.letters import address_of
from anbinh.foundation.notices.models import Address, ChosenWay, Notice
from anbinh.foundation.web import doors

ON_A_PAGE = 30


@doors.signed_in
@never_cache
def index(request: HttpRequest) -> HttpResponse:
    """Unread first; narrowed to the unread, the read or one kind."""
    mine = Notice.objects.to(doors.person_of(request))
    state, kind = request.GET.get("state", ""), request.GET.get("kind", "")
    kinds = mine.kinds()
    shown = {"unread": mine.unread(), "read": mine.read()}.get(state, mine)
    if kind in kinds:
        shown = shown.of_kind(kind)
    context = {
        "page": Paginator(shown.unread_first(), ON_A_PAGE).get_page(request.GET.get("page")),
        "unread": mine.unread().count(),
        "kinds": [(name, label_of(name)) for name in kinds],
        "state": state,
        "kind": kind,
        "narrowed": bool(state or kind),
    }
    return render(request, "notices/index.html", context)


@doors.signed_in
@never_cache
def open_notice(request: HttpRequest, key: int) -> HttpResponse:
    """Read one, and go where it leads."""
    mine = Notice.objects.to(doors.person_of(request))
    notice = get_object_or_404(mine.unread_first(), pk=key)
    if request.headers.get("Sec-Purpose", "").startswith("prefetch"):
        return HttpResponse(status=204)
    commands.mark_read(mine.one(notice), at=timezone.now())
    return redirect(address_of(notice.telling))


@doors.signed_in
@require_POST
def mark(request: HttpRequest) -> HttpResponse:
    """Mark one, or all, as read; back to the same question."""
    chosen = Notice.objects.to(doors.person_of(request))
    if key := request.POST.get("notice", ""):
        chosen = chosen.keyed(key)
    number = commands.mark_read(chosen, at=timezone.now())
    if not key:
        messages.success(request, _("Marked as read: %(n)s.") % {"n": number})
    return redirect("notices:index")


@doors.signed_in
@never_cache
def choices(request: HttpRequest) -> HttpResponse:
    """How one wants each kind by e-mail."""
    me, today = doors.person_of(request), timezone.localdate()
    may = me.permissions(on=today)
    given: dict[str, Any] = {"ways": ChosenWay.objects.of(me), "email": Address.objects.of(me)}
    form = WaysForm(request.POST or None, kinds=[one for one in all_kinds() if one.permission in may], **given)
    if form.is_valid():
        commands.choose(person=me, **form.answers)
        messages.success(request, _("Kept."))
        return redirect("notices:choices")
    return render(request, "notices/choices.html", {"form": form})
