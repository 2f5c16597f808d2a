"""Check before you transfer: which telephones, accounts and pages a named officer confirmed, and who contests that.

Owns: the list, its states and their ends, what is contested and answered.
Refuses: learning who checks what; a number that no officer answers for.
Stands on: series, intake, foundation/books.
"""
