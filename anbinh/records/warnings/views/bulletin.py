"""Items for Bulletin 141: the list, one item, a step, writing one; and the workspace of the broadcaster's editor."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from anbinh.foundation.books import pages
from anbinh.foundation.books.forms import Asked
from anbinh.foundation.books.models import Act
from anbinh.foundation.files.listing import listed
from anbinh.foundation.web import doors, toasts
from anbinh.records.warnings import commands
from anbinh.records.warnings.badges import badge_of_item
from anbinh.records.warnings.bulletin import BOOK
from anbinh.records.warnings.forms.bulletin import BroadcastForm, WriteForm
from anbinh.records.warnings.models import Broadcast, Item
from anbinh.records.warnings.sheet import facts_of_item
from anbinh.records.warnings.showing import files_of
from anbinh.records.warnings.table import ItemTable

COMMANDS: dict[str, Callable[..., Act]] = {
    "correct": commands.correct_item,
    "picture": commands.add_pictures,
    "submit": commands.submit_item,
    "release": commands.release,
    "return": commands.return_item,
    "withdraw": commands.withdraw,
    "note": commands.note_item,
    "take_back": commands.take_item_back,
}


@doors.staff("bulletin.read")
def index(request: HttpRequest) -> HttpResponse:
    """The list, and as a file what the list shows."""
    person, at = doors.person_of(request), timezone.now()
    on = timezone.localdate()
    visible = Item.objects.visible_to(person, on=on, permission="bulletin.read").with_names()
    table = ItemTable(request, visible.newest_first(), at=at)
    counts = {"released": visible.at_stage("released").count(), "waiting": visible.at_stage("submitted").count()}
    return pages.index(request, BOOK, table, at=at, counts=counts, may_write=person.may("bulletin.supply", on=on))


@doors.staff("bulletin.read")
def record(request: HttpRequest, key: int) -> HttpResponse:
    """One item: its words, its pictures, when it was on air."""
    at = timezone.now()
    item: Item = pages.record_of(request, BOOK, key, at=at)
    more = {"badge": badge_of_item(item, at=at), "broadcasts": Broadcast.objects.of(item)}
    return pages.record(request, BOOK, item, title=item.title, facts=facts_of_item(item), at=at, **more)


@doors.staff("bulletin.supply")
def enter(request: HttpRequest) -> HttpResponse:
    """Write an item."""
    form = WriteForm(request.POST or None, request.FILES or None, asked=Asked(None, timezone.now()))
    return pages.enter(
        request,
        BOOK,
        title=_("Write an item"),
        lead=_("For Bulletin 141. A second person releases it; nothing in it may tell who reported or suffered."),
        button=_("Write an item"),
        form=form,
        command=commands.write_item,
    )


@doors.staff("bulletin.edit")
def workspace(request: HttpRequest) -> HttpResponse:
    """What the editor may use now; nothing else exists here."""
    mine = Item.objects.open_to_editors(timezone.now())
    new, used = mine.never_aired(), mine.aired()
    return render(request, "bulletin/workspace.html", {"new": new, "used": used})


@doors.staff("bulletin.edit")
def released(request: HttpRequest, key: int) -> HttpResponse:
    """One released item: text, figures, pictures, contact; and noting its broadcast."""
    at = timezone.now()
    item = get_object_or_404(Item.objects.open_to_editors(at), pk=key)
    form = BroadcastForm(request.POST or None, asked=Asked(None, at))
    if form.is_valid():
        try:
            commands.note_broadcast(item, **form.answers, by=doors.person_of(request), at=at)
            toasts.done(request, _("Broadcast noted: %(code)s.") % {"code": item.code})
            return redirect("bulletin:released", key=item.pk)
        except commands.Refusal as refusal:
            form.add_error(None, str(refusal))
    files = listed(files_of(item), link=lambda one: reverse("bulletin:material", kwargs={"key": key, "file": one.pk}))
    context = {"item": item, "form": form, "files": files, "broadcasts": Broadcast.objects.of(item)}
    return render(request, "bulletin/released.html", context)


@doors.staff("bulletin.edit")
def material(request: HttpRequest, key: int, file: int) -> HttpResponseBase:
    """A picture of a released item."""
    return pages.file(request, get_object_or_404(Item.objects.open_to_editors(timezone.now()), pk=key), file)


@doors.staff("bulletin.edit")
@require_POST
def strike(request: HttpRequest, key: int, broadcast: int) -> HttpResponse:
    """A broadcast noted by mistake."""
    at = timezone.now()
    found = Broadcast.objects.numbered(get_object_or_404(Item.objects.open_to_editors(at), pk=key), broadcast)
    if found is None:
        raise Http404
    commands.strike_broadcast(found, by=doors.person_of(request), at=at)
    return redirect("bulletin:released", key=key)
