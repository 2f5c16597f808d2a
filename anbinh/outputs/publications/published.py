"""What is published, as data: subjects, the counts of each, the rate between them, and how they are cut."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from anbinh.kernels.figures import book
from anbinh.kernels.figures.documents import Node, read_document
from anbinh.kernels.figures.sentences import Wording

FILE = Path(__file__).parent / "data" / "published.yaml"
MONTH, UNIT = "month", "unit"


@dataclass(frozen=True)
class Subject:
    """Counts that are shown together, and a rate. `divides`: in each row the second count is divided by the first."""

    key: str
    name: Wording
    plain: Wording
    counts: tuple[str, ...]
    rate: str
    divides: bool
    by: tuple[str, ...]


@cache
def subjects() -> tuple[Subject, ...]:
    """Every subject, in the order of the page."""
    return read_subjects(FILE)


def read_subjects(file: Path) -> tuple[Subject, ...]:
    """One file. Raises BadDefinition with file and line."""
    document = read_document(file, under=file.parent).fields(["subjects"])
    return tuple(map(_subject, document["subjects"].items()))


def _subject(node: Node) -> Subject:
    fields = node.fields(("key", "name", "plain", "counts", "rate", "divides", "by"))
    counts = tuple(one.one_of(book().by_id) for one in fields["counts"].items())
    shared = set.intersection(*({MONTH, UNIT, *book().find(name).cuts} for name in counts))
    return Subject(
        key=fields["key"].text(),
        name=fields["name"].wording(),
        plain=fields["plain"].wording(),
        counts=counts,
        rate=fields["rate"].one_of(book().by_id),
        divides=fields["divides"].truth(),
        by=tuple(one.one_of(shared) for one in fields["by"].items()),
    )
