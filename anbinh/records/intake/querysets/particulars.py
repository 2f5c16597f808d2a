"""The phrases for what belongs to a report: stays, acts, clocks, offers, mentions, receipts, messages."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Self

from django.apps import apps
from django.db import models
from django.db.models import Count, OuterRef, Q, Subquery

if TYPE_CHECKING:
    from anbinh.records.intake.models import (  # noqa: F401  (named in the base classes)
        Act,
        Book,
        Clock,
        Mention,
        Message,
        Offer,
        Receipt,
        ReceiptKey,
        Report,
        Stay,
    )
    from anbinh.records.intake.querysets.reports import ReportQuerySet


class BookQuerySet(models.QuerySet["Book"]):
    """Registers of a unit and a year."""

    def held(self, codes: Iterable[str], years: Iterable[int]) -> dict[tuple[str, int], "Book"]:
        """Books by code and year, held until the transaction ends: who follows under a code writes on in its book."""
        found = self.select_for_update(of=("self",)).filter(unit__code__in=list(codes), year__in=list(years))
        return {(book.unit.code, book.year): book for book in found.select_related("unit").order_by("-pk")}


class StayQuerySet(models.QuerySet["Stay"]):
    """Where reports lie and lay."""

    def present(self, report: "Report") -> "Stay":
        """Where a report lies now."""
        return self.get(report=report, until__isnull=True)

    def last_of(self, report: "Report") -> "Stay":
        """Where a report lay last."""
        found = self.filter(report=report).order_by("-since", "-pk").first()
        assert found is not None, "a report always lay somewhere"
        return found

    def standing(self) -> Self:
        """Stays of reports that count."""
        return self.exclude(report__stage="merged")


class ActQuerySet(models.QuerySet["Act"]):
    """What was done."""

    def standing(self) -> Self:
        """Those not taken back."""
        return self.filter(taken_back_at__isnull=True)

    def of_report(self, report: "Report") -> Self:
        """One report's, in order."""
        return self.filter(report=report).select_related("by", "unit", "other_unit", "person").order_by("at", "pk")

    def with_verb(self, *wanted: str) -> Self:
        """Of these verbs."""
        return self.filter(verb__in=wanted)

    def of_handing_over(self, among: "ReportQuerySet", *, recorded_at: datetime | None) -> Self:
        """Passages from units that ended, of these reports: of one run of the command, or of all of them."""
        found = self.with_verb("hand_over").filter(report__in=among.order_by().values("pk"))
        found = found if recorded_at is None else found.filter(recorded_at=recorded_at)
        return found.select_related("report", "report__officer", "unit", "other_unit").order_by("-recorded_at", "pk")

    def with_files(self) -> Self:
        """With the papers that hang on each."""
        return self.prefetch_related("files")

    def last_made(self) -> "Act | None":
        """The newest."""
        return self.order_by("-recorded_at", "-pk").first()


class ClockQuerySet(models.QuerySet["Clock"]):
    """Time limits that run or ran."""

    def running(self) -> Self:
        """Not stopped yet."""
        return self.filter(ended_at__isnull=True)

    def of_report(self, report: "Report") -> Self:
        """One report's."""
        return self.filter(report=report)

    def of_limits(self, *limits: str) -> Self:
        """Of these limits."""
        return self.filter(limit__in=limits)

    def in_units(self, unit_ids: Iterable[int]) -> Self:
        """Running against these units."""
        return self.filter(unit__in=list(unit_ids))

    def due_before(self, at: datetime) -> Self:
        """Running out before a moment."""
        return self.filter(due_at__lt=at)

    def warned(self, at: datetime) -> Self:
        """Whose warning moment has come."""
        return self.filter(warn_at__lte=at)

    def with_reports(self) -> Self:
        """Ready to be listed."""
        return self.select_related("report", "report__holder", "report__officer", "unit")

    def with_units(self) -> Self:
        """With the unit each ran against."""
        return self.select_related("unit")

    def for_reports(self, reports: Iterable["Report"]) -> dict[int, list["Clock"]]:
        """The running clocks of many reports, the first to run out first."""
        found: dict[int, list[Clock]] = {}
        for clock in self.running().filter(report__in=list(reports)).order_by("due_at", "pk"):
            found.setdefault(clock.report_id, []).append(clock)
        return found


class OfferQuerySet(models.QuerySet["Offer"]):
    """Reports on their way."""

    def waiting(self) -> Self:
        """Not answered yet."""
        return self.filter(answered_at__isnull=True)

    def of_report(self, report: "Report") -> Self:
        """One report's."""
        return self.filter(report=report)

    def to_units(self, unit_ids: Iterable[int]) -> Self:
        """To these units."""
        return self.filter(to__in=list(unit_ids))

    def to_ended(self, on: date) -> Self:
        """Waiting for a unit that no longer exists on a day."""
        return self.filter(answered_at__isnull=True, to__valid_to__lte=on).select_related("to", "report")

    def with_units(self) -> Self:
        """Ready to be named."""
        return self.select_related("frm", "to")

    def for_reports(self, reports: Iterable["Report"]) -> dict[int, "Offer"]:
        """The offer that waits for an answer, of each of many reports."""
        found = self.filter(answered_at__isnull=True, report__in=list(reports)).with_units()
        return {offer.report_id: offer for offer in found}


class MentionQuerySet(models.QuerySet["Mention"]):
    """Identifiers that reports mention."""

    def naming(self, report: "Report", keys: Iterable[tuple[str, str]]) -> Self:
        """A report's own of these kinds and values."""
        wanted = Q(pk__in=[])
        for kind, value in keys:
            wanted |= Q(kind=kind, value=value)
        return self.filter(wanted, report=report)

    def shared_with(self, report: "Report") -> Self:
        """The same identifiers in other reports."""
        own = self.filter(report=report).values_list("kind", "value")
        wanted = Q(pk__in=[])
        for kind, value in own:
            wanted |= Q(kind=kind, value=value)
        return self.filter(wanted).exclude(report=report)

    def with_counts_elsewhere(self, report: "Report", among: "ReportQuerySet") -> Self:
        """A report's own, each with `elsewhere`: in how many other reports among these it stands."""
        same = self.model._default_manager.filter(kind=OuterRef("kind"), value=OuterRef("value"))
        others = same.filter(report__in=among.order_by().values("pk")).exclude(report=report)
        counted = others.order_by().values("kind", "value").annotate(number=Count("report", distinct=True))
        return self.filter(report=report).annotate(elsewhere=Subquery(counted.values("number"))).order_by("kind", "pk")


class ReceiptQuerySet(models.QuerySet["Receipt"]):
    """What reporters hold."""

    def opened_by(self, code_hash: str) -> "Receipt | None":
        """The receipt of a code, by its keyed hash."""
        return self.select_related("report", "report__holder").filter(code_hash=code_hash).first()

    def numbered(self, key: int) -> "Receipt | None":
        """The receipt with this number, with all that its reporter may see of the report."""
        around = ("report", "report__unit", "report__holder", "report__envelope", "report__merged_into")
        return self.select_related(*around).filter(pk=key).first()

    def proving(self, content_hash: str) -> "Receipt | None":
        """The receipt issued over this content."""
        return self.select_related("report", "report__unit").filter(content_hash=content_hash).first()


class ReceiptKeyQuerySet(models.QuerySet["ReceiptKey"]):
    """Keys that have signed receipts."""

    def named(self, key_id: str) -> "ReceiptKey | None":
        """The key with this short name."""
        return self.filter(key_id=key_id).first()


class MessageQuerySet(models.QuerySet["Message"]):
    """Messages between reporters and officers."""

    def of_report(self, report: "Report") -> Self:
        """One report's, in order."""
        return self.filter(report=report).select_related("by").prefetch_related("files").order_by("at", "pk")

    def from_reporter(self) -> Self:
        """Written behind a code."""
        return self.filter(by__isnull=True)

    def from_officers(self) -> Self:
        """Written by officers."""
        return self.filter(by__isnull=False)

    def unseen(self) -> Self:
        """Not opened by the other side."""
        return self.filter(seen_at__isnull=True)


def offers() -> OfferQuerySet:
    found: OfferQuerySet = apps.get_model("intake", "Offer")._default_manager.all()
    return found


def model_named(name: str) -> Any:
    return apps.get_model("intake", name)._default_manager
