"""What anybody reads: the warnings in force, one warning in every form, the feeds; and asking for them by mail."""

from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

from anbinh.foundation.web import doors, qr
from anbinh.foundation.web.words import language
from anbinh.records.warnings import cap, commands, feeds, outgoing, pictures, post
from anbinh.records.warnings.badges import badge_of_edition
from anbinh.records.warnings.book import TOLD, audiences_in_words
from anbinh.records.warnings.forms.warnings import AddressForm
from anbinh.records.warnings.models import Edition


@doors.public
def index(request: HttpRequest) -> HttpResponse:
    """The warnings in force, newest first; below, those that are over."""
    today = timezone.localdate()
    newest = Edition.objects.newest()
    living = list(newest.in_force(today))
    over = [one for one in newest[: feeds.MOST] if one not in living and not one.exercise]
    shown = [(one, badge_of_edition(one, on=today)) for one in living]
    ended = [(one, badge_of_edition(one, on=today)) for one in over]
    return render(
        request, "warnings/public_index.html", {"living": shown, "over": ended, "by_mail": settings.MAIL_SENT}
    )


@doors.public
def page(request: HttpRequest, key: int) -> HttpResponse:
    """The newest edition of one warning, with the earlier ones named."""
    edition = _newest(key)
    context: dict[str, Any] = {
        "edition": edition,
        "head": outgoing.head_of(edition),
        "badge": badge_of_edition(edition, on=timezone.localdate()),
        "parts": [(TOLD[name], edition.lines(name)) for name in ("signs", "advice", "calls")],
        "happens": edition.lines("happens"),
        "audiences": audiences_in_words(edition.said["audiences"]),
        "earlier": Edition.objects.before(edition),
        "address": outgoing.page_of(edition),
        "picture": outgoing.whole("picture", key=key),
        "by_mail": settings.MAIL_SENT,
    }
    return render(request, "warnings/public_page.html", context)


@doors.public
def older(request: HttpRequest, key: int, number: int) -> HttpResponseRedirect:
    """The address of an edition leads to the newest, so that nobody reads what no longer holds."""
    del request
    if Edition.objects.numbered(key, number) is None:
        raise Http404
    return redirect("alerts:page", key=key)


@doors.public
def message(request: HttpRequest, key: int, number: int) -> HttpResponse:
    """One edition for machines."""
    del request
    edition = Edition.objects.numbered(key, number)
    if edition is None:
        raise Http404
    return HttpResponse(outgoing.message_of(edition), content_type=f"{cap.MEDIA_TYPE}; charset=utf-8")


@doors.public
def picture(request: HttpRequest, key: int) -> HttpResponse:
    """The picture for sharing."""
    del request
    return HttpResponse(outgoing.picture_of(_newest(key).pk), content_type="image/png")


@doors.public
def notice(request: HttpRequest, key: int) -> HttpResponse:
    """The sheet for a notice board."""
    del request
    edition = _newest(key)
    address = outgoing.page_of(edition)
    made = pictures.notice(outgoing.sheet_of(edition), address=address, code=qr.drawn(address), at=edition.sent_at)
    named = f'inline; filename="{edition.name.encode("ascii", "ignore").decode()}.pdf"'
    return HttpResponse(made, content_type="application/pdf", headers={"Content-Disposition": named})


@doors.public
def atom(request: HttpRequest) -> HttpResponse:
    """The newest editions for feed readers."""
    del request
    made = feeds.atom(list(Edition.objects.newest()[: feeds.MOST]))
    return HttpResponse(made, content_type="application/atom+xml; charset=utf-8")


@doors.public
def json(request: HttpRequest) -> JsonResponse:
    """The same for programs."""
    del request
    made = feeds.json_feed(list(Edition.objects.newest()[: feeds.MOST]))
    return JsonResponse(made, json_dumps_params={"ensure_ascii": False}, content_type="application/feed+json")


def _newest(key: int) -> Edition:
    edition = Edition.objects.newest_of(key)
    if edition is None:
        raise Http404
    return edition


@doors.public
def subscribe(request: HttpRequest) -> HttpResponse:
    """Ask for warnings by mail; the answer is the same for every address."""
    if not settings.MAIL_SENT:
        raise Http404
    form = AddressForm(request.POST or None)
    if not form.is_valid():
        return render(request, "warnings/subscribe.html", {"form": form})
    try:
        asked = commands.ask(form.cleaned_data["address"], language=language(), at=timezone.now())
        if asked is not None:
            post.send_question(asked)
    except commands.Refusal as refusal:
        form.add_error(None, str(refusal))
        return render(request, "warnings/subscribe.html", {"form": form}, status=HTTPStatus.TOO_MANY_REQUESTS)
    except OSError:
        return render(request, "warnings/subscribe.html", {"form": form, "unsent": True}, status=503)
    return render(request, "warnings/subscribed.html", {"stage": "asked"})


@doors.public
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """A button behind the link, because programs that look at mail open links too."""
    found = outgoing.subscriber_of(token, outgoing.CONFIRM)
    if found is None:
        return render(request, "warnings/subscribed.html", {"stage": "lost"}, status=HTTPStatus.NOT_FOUND)
    if request.method == "POST":
        commands.confirm(found, at=timezone.now())
        return render(request, "warnings/subscribed.html", {"stage": "confirmed"})
    return render(request, "warnings/subscribed.html", {"stage": "confirm"})


@csrf_exempt
@doors.public
def leave(request: HttpRequest, token: str) -> HttpResponse:
    """Forget the address. A mail program may do it by one click (RFC 8058), so the signed link is enough."""
    found = outgoing.subscriber_of(token, outgoing.LEAVE)
    if found is not None and request.method == "POST":
        commands.leave(found)
        found = None
    return render(request, "warnings/subscribed.html", {"stage": "leave" if found else "left"})
