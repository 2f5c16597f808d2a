"""What the roles of posts are called in the journal."""

from anbinh.foundation.accounts.access import Role
from anbinh.foundation.journal.cuts import chosen, declare

declare("accounts", role=chosen(Role))
