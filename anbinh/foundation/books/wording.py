"""A verb in words: what the button says, what the history says, and what its page is for."""

from dataclasses import dataclass

from django.utils.functional import Promise

Text = str | Promise


@dataclass(frozen=True)
class Words:
    """`button` is the verb with its object; `did` the same as something done; `slug` the word of its address;
    `lead` says in a sentence what the verb is for."""

    button: Text
    did: Text
    slug: str = ""
    lead: Text = ""
