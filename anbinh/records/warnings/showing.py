"""What the editor is shown of an item's files: those on steps that stand."""

from anbinh.foundation.books.models import Act
from anbinh.foundation.files.models import StoredFile
from anbinh.records.warnings.models import Item


def files_of(item: Item) -> list[StoredFile]:
    """In the order in which they were added."""
    return [one for act in Act.objects.about(item).standing() for one in act.files.all()]
