"""What people are told: in the system, and by e-mail as each person wants it; API in `commands.py`.

Owns: kinds of notices, who was told what and has read it, addresses, letters sent and waiting.
Refuses: knowing what a record is; a word of a record in a letter: a letter holds its number and the way to it.
Stands on: accounts, units, web.
"""
