"""Says of an envelope that holds the key of an original which file that is, and where it is opened."""

from collections.abc import Mapping, Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from anbinh.foundation.files.models import StoredFile
from anbinh.foundation.sealing.belongings import Belonging


def original_in(envelopes: Sequence[int]) -> Mapping[int, Belonging]:
    """The originals among what is sealed."""
    return {
        stored.envelope_id: Belonging(
            holds=_("Original of %(label)s") % {"label": stored.label},
            href=reverse("files:original", kwargs={"key": stored.pk}),
        )
        for stored in StoredFile.objects.in_envelopes(envelopes)
        if stored.envelope_id
    }
