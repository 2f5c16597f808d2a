"""A letter goes to another body: sent, accepted, returned or withdrawn; or it leaves the system and ends here."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.units.models import Kind, Unit
from anbinh.kernels.procedure import compute
from anbinh.records.intake.models import day_of
from anbinh.records.letters import rules, verbs
from anbinh.records.letters.commands.desk import Desk, LetterError, class_clocks, laid
from anbinh.records.letters.models import Act, Clock, Letter, Offer, Stage, Stay


def transfer(
    letter: Letter,
    *,
    to: Unit | None = None,
    body: str = "",
    text: str,
    number: str = "",
    when: datetime | None = None,
    by: Person | None,
    at: datetime,
) -> Act:
    """To a police unit of the city, which accepts or returns it; to another body it goes at once.

    A body within the system (a procuracy, a committee) holds it from then on; one outside ends it here.
    """
    with transaction.atomic():
        desk = laid(letter, "transfer", by=by, at=at, when=when, number=number, text=text)
        if (to is None) == (not body.strip()):
            raise LetterError(_("Name the unit it goes to, or the body outside the system: one of the two."))
        if to is not None:
            _must_be_elsewhere(desk, to)
        desk.act.other_unit, desk.act.other_body = to, body.strip()
        in_time = desk.act.in_time = _in_time(desk)
        desk.stop("TC-2", "D474b", rules.REPLY)
        if to is not None and to.kind == Kind.POLICE:
            _offer(desk, to, in_time=in_time)
        else:
            _leave(desk, to, in_time=in_time)
        return desk.close()


def _must_be_elsewhere(desk: Desk, to: Unit) -> None:
    if to.pk == desk.letter.holder_id:
        raise LetterError(_("The letter is already with %(unit)s.") % {"unit": to.name})
    if to.valid_to is not None and to.valid_to <= day_of(desk.at):
        raise LetterError(_("%(unit)s no longer exists. Choose the unit that took its work over.") % {"unit": to.name})


def _in_time(desk: Desk) -> bool:
    """A denunciation that is not ours goes on within five working days (TC-2), whatever was thought of it before."""
    letter = desk.letter
    if letter.kind == rules.DENUNCIATION and not letter.procedure:
        return desk.when <= compute("TC-2", letter.arrived_at).due
    handover = Clock.objects.of_letter(letter).running().of_limits("D474b").first()
    return handover is None or desk.when <= handover.due_at


def _offer(desk: Desk, to: Unit, *, in_time: bool) -> None:
    desk.act.save()
    letter = desk.letter
    Offer.objects.create(letter=letter, act=desk.act, frm=letter.holder, to=to, at=desk.when, in_time=in_time)
    desk.post(verbs.OFFERED)


def _leave(desk: Desk, to: Unit | None, *, in_time: bool) -> None:
    desk.stop_all(ending=Clock.Ending.MOVED)
    _depart(desk, destination="outside" if to is None else "inside", in_time=in_time)
    if to is None:
        desk.letter.stage, desk.letter.outcome = Stage.CLOSED, "transferred"
        desk.letter.closed_at = desk.when
    else:
        _arrive(desk, to)


def take_in(letter: Letter, *, unit: Unit, text: str = "", by: Person | None, at: datetime) -> Act:
    """The receiving unit takes the letter into its book; the time of the law begins there anew."""
    with transaction.atomic():
        desk = laid(letter, "take_in", by=by, at=at, text=text, unit=unit)
        offer = _answered(desk, unit, "accepted")
        desk.act.other_unit = offer.frm
        desk.stop_all(ending=Clock.Ending.MOVED)
        _depart(desk, destination="inside", in_time=offer.in_time)
        _arrive(desk, unit)
        return desk.close()


def send_back(letter: Letter, *, unit: Unit, text: str, by: Person | None, at: datetime) -> Act:
    """The receiving unit sends it back, with the reason; the sender passes it on anew, or resolves it."""
    with transaction.atomic():
        if not text.strip():
            raise LetterError(_("Say why the letter is returned: the sending unit reads it."))
        desk = laid(letter, "send_back", by=by, at=at, text=text, unit=unit)
        desk.act.other_unit = _answered(desk, unit, "returned").frm
        _run_again(desk, desk.when)
        desk.post(verbs.SENT_BACK)
        return desk.close()


def withdraw(letter: Letter, *, text: str, by: Person | None, at: datetime) -> Act:
    """The sender takes a transfer back before it is answered: its times run as if it had not been sent."""
    with transaction.atomic():
        desk = laid(letter, "withdraw", by=by, at=at, text=text)
        desk.act.other_unit = _answered(desk, None, "withdrawn").to
        _run_again(desk, desk.letter.arrived_at)
        desk.post(verbs.WITHDRAWN)
        return desk.close()


def _answered(desk: Desk, unit: Unit | None, answer: str) -> Offer:
    offers = Offer.objects.of_letter(desk.letter).waiting()
    offer: Offer = (offers if unit is None else offers.to_unit(unit)).get()
    offer.answer, offer.answered_at = answer, desk.at
    offer.save()
    return offer


def _run_again(desk: Desk, start_at: datetime) -> None:
    """The times of the class that the transfer had met, since nothing was passed on after all."""
    running = {clock.limit for clock in Clock.objects.of_letter(desk.letter).running()}
    missing = [limit for limit in class_clocks(desk.letter) if limit not in running]
    desk.start(*missing, start_at=start_at)


def _depart(desk: Desk, *, destination: str, in_time: bool) -> None:
    stay = Stay.objects.present(desk.letter)
    stay.until, stay.destination, stay.in_time = desk.act.on, destination, in_time
    stay.save()
    said = "yes" if in_time else "no"
    desk.post(verbs.TRANSFERRED, quantity=1, destination=destination, in_time=said)
    desk.post(verbs.PENDING, quantity=-1)


def _arrive(desk: Desk, to: Unit) -> None:
    found = desk.letter
    found.holder, found.arrived_at, found.ours = to, desk.when, True
    Stay.objects.create(letter=found, unit=to, since=desk.act.on, arrival="transfer")
    desk.post(verbs.RECEIVED, quantity=1, arrival="transfer")
    desk.post(verbs.PENDING, quantity=1)
    named = not found.anonymous and found.envelope_id is not None
    desk.start(*rules.started_by_receipt(anonymous=not named), *class_clocks(found), start_at=desk.when)
