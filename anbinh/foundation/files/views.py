"""A custodian opens a sealed original: passphrase and reason, then the file itself, saved and kept nowhere here."""

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables

from anbinh.foundation.files import answers, commands
from anbinh.foundation.files.commands import FilesError
from anbinh.foundation.files.models import StoredFile
from anbinh.foundation.sealing.commands import SealingError
from anbinh.foundation.sealing.forms import OpenForm
from anbinh.foundation.sealing.models import Envelope, Request
from anbinh.foundation.sealing.phrases import hint_for
from anbinh.foundation.web import doors


@doors.staff("identity.open")
@never_cache
@sensitive_post_parameters()
@sensitive_variables()
def original(request: HttpRequest, key: int) -> HttpResponseBase:
    """Open the original of a file."""
    me, today = doors.person_of(request), timezone.localdate()
    openable = Envelope.objects.openable_by(me, on=today)
    stored = get_object_or_404(StoredFile.objects.sealed_in(openable), pk=key)
    assert stored.envelope is not None, "sealed in one of these"
    number = request.GET.get("request", "")
    waiting = Request.objects.visible_to(me, on=today).about(stored.envelope).waiting()
    asked = waiting.numbered(int(number)) if number.isascii() and number.isdigit() and len(number) < 19 else None
    form = OpenForm(request.POST or None, initial={"reason": asked.reason if asked else ""})
    if form.is_valid():
        try:
            opened = commands.open_original(stored, **form.cleaned_data, by=me, at=timezone.now(), request=asked)
            return answers.send_opened(opened)
        except (SealingError, FilesError) as refusal:
            form.add_error(None, str(refusal))
    back = reverse("sealing:envelope", args=[stored.envelope_id])
    context = {"file": stored, "form": form, "asked": asked, "back": back, "demonstration": hint_for(me)}
    return render(request, "files/original.html", context)
