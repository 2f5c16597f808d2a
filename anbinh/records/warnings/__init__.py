"""Warnings to the public, the standing of methods of crime, and items for the broadcaster's Bulletin 141.

Owns: warnings with every edition, who subscribed, decisions on methods, items for the bulletin and what was broadcast.
Refuses: words that tell who a victim or reporter is; approval by whoever wrote; a reader's address in the journal.
Stands on: foundation/books, catalogue, units, journal.
"""
