"""What happens to attachments. A room that links one posts its own entry for its own record."""

from django.utils.translation import gettext_lazy as _

from anbinh.foundation.journal.verbs import Verb, declare

KEPT, OPENED = "files.file.kept", "files.original.opened"

declare(
    Verb(KEPT, _("File received and kept"), counts="file", dimensions=("kind", "copy")),
    Verb(OPENED, _("Sealed original opened")),
)
