"""What the holder of a code sees of the report: its stage in plain words, never what officers wrote for each other."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from anbinh.foundation.files.models import StoredFile
from anbinh.foundation.sealing.querysets import Opening, openings_of
from anbinh.foundation.web.clocks import Clock as Badge
from anbinh.records.intake.badges import badge_of
from anbinh.records.intake.history import shown
from anbinh.records.intake.models import Act, Clock, Message, Receipt, Report, Stage, day_of
from anbinh.records.intake.rules import RESOLUTION

# How far along the line of four a stage stands.
PLACES = {
    Stage.RECEIVED: 1,
    Stage.CLASSIFIED: 2,
    Stage.ASSIGNED: 3,
    Stage.SUSPENDED: 3,
    Stage.TRANSFERRED: 2,
    Stage.DECIDED: 4,
}
DECIDING = ("decide", "suspend")


@dataclass(frozen=True)
class Decided:
    """The decision, its ground and reasons, and whether the law gives the reporter a complaint against it."""

    words: str
    ground: str
    reasons: str
    at: datetime
    may_complain: bool


@dataclass(frozen=True)
class Handed:
    """A file that was handed in, and each time its sealed original was opened."""

    file: StoredFile
    openings: Sequence[Opening]


@dataclass(frozen=True)
class Standing:
    """One page behind a code."""

    receipt: Receipt
    place: int
    stage: str
    clock: Badge | None
    merged: bool
    decided: Decided | None
    openings: Sequence[Opening]
    messages: Sequence[tuple[Message, Sequence[Handed]]]
    files: Sequence[Handed]

    @property
    def report(self) -> Report:
        return self.receipt.report

    @property
    def line(self) -> list[tuple[str, str]]:
        """The four steps, each `done`, `now` or `next`."""
        steps = (_("Received"), _("Classified"), _("Being verified"), _("Decided"))
        states = ("done" if n < self.place else "now" if n == self.place else "next" for n in range(1, 5))
        return list(zip(steps, states, strict=True))


def standing_of(receipt: Receipt, *, at: datetime) -> Standing:
    """A merged report stands where the report it was merged into stands; of that one nothing else is told."""
    own = receipt.report
    main = own
    while main.merged_into is not None:
        main = main.merged_into
    clock = next(iter(Clock.objects.of_report(main).running().of_limits(*RESOLUTION)), None)
    said = Message.objects.of_report(own)
    return Standing(
        receipt=receipt,
        place=PLACES[Stage(main.stage)],
        stage=_stage_words(main),
        clock=badge_of(clock, at=at) if clock else None,
        merged=main is not own,
        decided=_decided(main, told=main is own),
        openings=openings_of(own.envelope) if own.envelope else [],
        messages=[(one, _handed(one.files.with_envelopes())) for one in said],
        files=_handed(own.files.with_envelopes()),
    )


def _handed(files: Iterable[StoredFile]) -> list[Handed]:
    return [Handed(one, openings_of(one.envelope) if one.envelope else []) for one in files]


def _stage_words(report: Report) -> str:
    return {
        Stage.RECEIVED: _("Your report was received and waits to be classified."),
        Stage.CLASSIFIED: _("Your report was classified and waits for an officer to be put in charge."),
        Stage.ASSIGNED: _("An officer is in charge and verifies what you told."),
        Stage.SUSPENDED: _(
            "The handling is suspended: something decisive is awaited from elsewhere. It goes on after that."
        ),
        Stage.TRANSFERRED: _("Your report was passed to the body that is competent for it."),
        Stage.DECIDED: _("Your report was decided."),
    }[Stage(report.stage)]


def _decided(report: Report, *, told: bool) -> Decided | None:
    act = Act.objects.of_report(report).standing().with_verb(*DECIDING).last_made()
    if act is None or not report.outcome:
        return None
    return Decided(
        words=shown("outcomes", report.outcome, on=day_of(act.at)),
        ground=shown("grounds", report.ground, on=day_of(act.at)) if report.ground else "",
        reasons=act.text if told else "",
        at=act.at,
        may_complain=report.outcome == "not_prosecuted",
    )
