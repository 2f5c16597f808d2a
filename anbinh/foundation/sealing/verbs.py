"""What this room posts to the journal. Subjects are envelopes, keys and requests by number; no entry names anybody."""

from django.utils.translation import gettext_lazy as _

from anbinh.foundation.journal.verbs import Verb, declare

SEALED = "sealing.envelope.sealed"
OPENED = "sealing.envelope.opened"
PROTECTED = "sealing.envelope.protected"
UNPROTECTED = "sealing.envelope.unprotected"
HANDED = "sealing.envelope.handed"
RESEALED = "sealing.envelope.resealed"
KEY_MADE = "sealing.key.made"
KEY_CHANGED = "sealing.key.changed"
KEY_LOCKED = "sealing.key.locked"
KEY_LOST = "sealing.key.lost"
KEY_ADMITTED = "sealing.key.admitted"
KEY_RETIRED = "sealing.key.retired"
ASKED = "sealing.request.asked"
GRANTED = "sealing.request.granted"
REFUSED = "sealing.request.refused"

declare(
    Verb(SEALED, _("Identity sealed")),
    Verb(OPENED, _("Sealed identity opened")),
    Verb(PROTECTED, _("Identity put under protection")),
    Verb(UNPROTECTED, _("Protection of the identity ended")),
    Verb(HANDED, _("Envelope handed to another unit")),
    Verb(RESEALED, _("Envelope sealed anew for its custodians")),
    Verb(KEY_MADE, _("Custodian's key made")),
    Verb(KEY_CHANGED, _("Passphrase of a custodian changed")),
    Verb(KEY_LOCKED, _("Custodian's key locked after wrong passphrases")),
    Verb(KEY_LOST, _("Passphrase of a custodian lost")),
    Verb(KEY_ADMITTED, _("Envelopes sealed for one more custodian")),
    Verb(KEY_RETIRED, _("Custodian's key withdrawn")),
    Verb(ASKED, _("Opening of an identity asked for")),
    Verb(GRANTED, _("Request to open granted")),
    Verb(REFUSED, _("Request to open refused")),
)
