"""The phrases by which records of a book, acts, numbers and kept questions are read."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Self, TypeVar

from django.db import models
from django.db.models import Case, IntegerField, Q, Value, When

from anbinh.kernels.vietnamese.letters import fold

if TYPE_CHECKING:
    from anbinh.foundation.accounts.models import Person
    from anbinh.foundation.books.models import Act, Counter, LoadedRow, LoadMatching, SavedView

M = TypeVar("M", bound=models.Model)


class BookRecordQuerySet(models.QuerySet[M]):
    """Records of any book."""

    def visible_to(self, person: "Person", *, on: date, permission: str) -> Self:
        """Those of units within reach."""
        reach = person.reach(on=on, permission=permission)
        return self if reach.everything else self.filter(unit__in=reach.unit_ids)

    def at_stage(self, *stages: str) -> Self:
        """At these stages."""
        return self.filter(stage__in=stages)

    def due_by(self, day: date) -> Self:
        """With something to be done by that day."""
        return self.filter(due_on__lte=day)

    def matching(self, text: str) -> Self:
        """Those in which every word is found, with or without diacritics."""
        found = self
        for word in fold(text).split()[:20]:
            found = found.filter(Q(search__contains=word) | Q(code__icontains=word))
        return found

    def numbered(self, code: str) -> M | None:
        """The one of this number."""
        return self.filter(code__iexact=code.strip()).select_related("unit").first()

    def locked(self, key: int) -> M:
        """One record, held until the transaction ends."""
        return self.select_for_update(of=("self",)).select_related("unit").get(pk=key)

    def holders(self) -> list[tuple[str, str]]:
        """The units that answer for these records, by code and name."""
        return list(self.order_by("unit__sort_key").values_list("unit__code", "unit__name").distinct())

    def with_names(self) -> Self:
        """Ready to be listed."""
        return self.select_related("unit")

    def newest_first(self) -> Self:
        """As lists show them."""
        return self.order_by("-opened_on", "-pk")


class BookActQuerySet(models.QuerySet["Act"]):
    """What was done with records of books."""

    def about(self, record: models.Model) -> Self:
        """One record's, in order."""
        mine = self.filter(subject_kind=record._meta.label_lower, subject_id=record.pk)
        return mine.select_related("by", "unit").prefetch_related("files").order_by("on", "pk")

    def of_kind(self, model: type[models.Model], *verbs: str) -> Self:
        """Those of these verbs about records of a kind."""
        return self.filter(subject_kind=model._meta.label_lower, verb__in=verbs)

    def standing(self) -> Self:
        """Those not taken back."""
        return self.filter(taken_back_at__isnull=True)

    def last_made(self) -> "Act | None":
        """The newest."""
        return self.order_by("-recorded_at", "-pk").first()


class CounterQuerySet(models.QuerySet["Counter"]):
    """Numbers of books."""

    def held(self, book: str, pairs: Iterable[tuple[str, int]]) -> dict[tuple[str, int], "Counter"]:
        """Counters by unit code and year, held until the transaction ends."""
        wanted = set(pairs)
        codes, years = {code for code, _year in wanted}, {year for _code, year in wanted}
        found = self.select_for_update().filter(book=book, unit_code__in=codes, year__in=years).order_by("pk")
        return {(one.unit_code, one.year): one for one in found if (one.unit_code, one.year) in wanted}


class SavedViewQuerySet(models.QuerySet["SavedView"]):
    """Questions kept under a name."""

    def of(self, person: "Person", book: str) -> Self:
        """Somebody's, to one book."""
        return self.filter(person=person, book=book).order_by("name")

    def named(self, name: str) -> "SavedView | None":
        """The one with that name."""
        return self.filter(name=name).first()


class LoadRecordQuerySet(models.QuerySet[M]):
    """Workbooks loaded, or waiting to be."""

    def of(self, person: "Person") -> Self:
        """Somebody's own."""
        return self.filter(by=person).select_related("unit")

    def in_book(self, book: str) -> Self:
        """Those of one of the committee's books."""
        return self.filter(book=book)

    def shelved(self) -> Self:
        """Those whose file still lies encrypted on this server."""
        return self.exclude(box="")

    def sent_before(self, at: datetime) -> Self:
        """Sent before a moment."""
        return self.filter(at__lt=at)

    def held(self, key: int) -> M:
        """One load, held until the transaction ends."""
        return self.select_for_update().get(pk=key)


class LoadMatchingQuerySet(models.QuerySet["LoadMatching"]):
    """Remembered columns."""

    def known_to(self, person: "Person", unit_code: str) -> "models.QuerySet[LoadMatching]":
        """Somebody's own after those of colleagues who loaded the book of the same unit: the last one counts."""
        colleagues = Q(unit_code=unit_code) & ~Q(unit_code="")
        own = Case(When(person=person, then=Value(1)), default=Value(0), output_field=IntegerField())
        return self.filter(Q(person=person) | colleagues).annotate(own=own).order_by("own", "pk")


class LoadedRowQuerySet(models.QuerySet["LoadedRow"]):
    """Rows of workbooks that became records."""

    def known(self, book: str, identities: Iterable[str]) -> dict[str, "LoadedRow"]:
        """Those of a book, by the finger print of the row."""
        wanted, found = list(identities), {}
        for start in range(0, len(wanted), 500):
            for one in self.filter(book=book, identity__in=wanted[start : start + 500]):
                found[one.identity] = one
        return found


def rows_of(model: Any) -> Any:
    """Every row of a model, for what the records say the journal must hold."""
    return model._default_manager.all()
