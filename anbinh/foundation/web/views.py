"""Pages of the shell itself: the gallery, and the switches for language, light and density."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST
from django.views.i18n import set_language

from anbinh.foundation.web import doors, gallery
from anbinh.foundation.web.preferences import PREFERENCES

A_YEAR = 365 * 24 * 3600


@doors.public
@require_POST
def language(request: HttpRequest) -> HttpResponseBase:
    """Change the language and stay on the page."""
    return set_language(request)


@doors.public
@require_POST
def preference(request: HttpRequest) -> HttpResponse:
    """Remember one choice about looks on this device, and return to the page."""
    back = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure()):
        back = "/"
    answer = redirect(back)
    for name, (cookie, allowed) in PREFERENCES.items():
        if request.POST.get(name) in allowed:
            secure = settings.SESSION_COOKIE_SECURE
            answer.set_cookie(cookie, request.POST[name], max_age=A_YEAR, samesite="Lax", secure=secure)
    return answer


@doors.public
@require_http_methods(["GET", "POST"])
def show_gallery(request: HttpRequest) -> HttpResponseBase:
    """Every component in every state."""
    if request.method == "POST":
        messages.success(
            request, gettext("Nothing was changed: this is the gallery. A real page says here what was done.")
        )
        return redirect("web:gallery")
    samples = gallery.samples(request, at=timezone.now())
    return samples["table"].export() or render(request, "web/gallery.html", samples)


@doors.public
def show_confirmation(request: HttpRequest) -> HttpResponse:
    """The page that asks before something that cannot be undone; here it confirms nothing."""
    return render(request, "web/confirm.html", gallery.confirmation())


@doors.public
def suggest(request: HttpRequest) -> JsonResponse:
    """The gallery's own units for its unit picker."""
    return JsonResponse({"units": gallery.suggestions(request.GET.get("q", ""))})
