"""What this room posts to the journal. Subjects are people and posts by number; no entry names anybody."""

from django.utils.translation import gettext_lazy as _

from anbinh.foundation.journal.verbs import Verb, declare

CREATED = "accounts.person.created"
DEACTIVATED = "accounts.person.deactivated"
REACTIVATED = "accounts.person.reactivated"
GIVEN = "accounts.post.given"
ENDED = "accounts.post.ended"
PASSWORD_RESET = "accounts.password.reset"
PASSWORD_CHANGED = "accounts.password.changed"
SESSIONS_ENDED = "accounts.sessions.ended"
FACTOR_ADDED = "accounts.factor.added"
FACTOR_REMOVED = "accounts.factor.removed"
IDENTITY_LINKED = "accounts.identity.linked"
IDENTITY_UNLINKED = "accounts.identity.unlinked"

declare(
    Verb(CREATED, _("Account made")),
    Verb(DEACTIVATED, _("Account closed")),
    Verb(REACTIVATED, _("Account opened again")),
    Verb(GIVEN, _("Post given"), counts="posts", dimensions=("role",)),
    Verb(ENDED, _("Post ended"), counts="posts", dimensions=("role",)),
    Verb(PASSWORD_RESET, _("Password reset")),
    Verb(PASSWORD_CHANGED, _("Password changed")),
    Verb(SESSIONS_ENDED, _("Sessions ended")),
    Verb(FACTOR_ADDED, _("Second factor added"), dimensions=("factor",)),
    Verb(FACTOR_REMOVED, _("Second factor removed"), dimensions=("factor",)),
    Verb(IDENTITY_LINKED, _("External account linked"), dimensions=("provider",)),
    Verb(IDENTITY_UNLINKED, _("External account unlinked"), dimensions=("provider",)),
)
