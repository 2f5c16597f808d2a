"""What the codes that warnings and items of the bulletin are cut by are called."""

from anbinh.foundation.catalogue.lists import names_of
from anbinh.foundation.journal.cuts import chosen, declare
from anbinh.records.warnings.models import Channel, Status, Topic

declare("warnings", method=names_of("methods"), channel=chosen(Channel), topic=chosen(Topic), status=chosen(Status))
