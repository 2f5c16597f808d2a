"""At the counter: the report, its files and the sealed identity go in together, or not at all."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from django.db import transaction
from django.views.decorators.debug import sensitive_variables

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.files.commands import keep_all, prepare
from anbinh.foundation.files.examination import Refused
from anbinh.foundation.files.uploads import Upload
from anbinh.foundation.sealing.commands import SealingError
from anbinh.records.intake.commands.desk import IntakeError
from anbinh.records.intake.commands.receiving import Draft, Received, receive


@sensitive_variables("draft")
def receive_here(draft: Draft, *, uploads: Sequence[Upload] = (), by: Person, at: datetime) -> Received:
    """Enter what somebody tells, sends or brings; files a reporter brought keep their original sealed."""
    try:
        # Cleaning takes seconds: it is done before anything is locked.
        ready = [prepare(upload, office=True, sealed=True) for upload in uploads]
        with transaction.atomic():
            kept = keep_all(ready, unit=draft.unit, by=by, at=at, sealed=True)
            return receive(replace(draft, files=tuple(kept)), by=by, at=at)
    except (Refused, SealingError) as fault:
        raise IntakeError(str(fault)) from fault
