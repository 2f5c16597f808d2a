"""What the committee gives and what becomes of it: committees, documents, directives to many units, tasks.

Owns: members of committees, documents and what replaces them, one record for each unit a directive goes to, tasks.
Refuses: conferences, campaigns and training, which stand above it and call `commands.assign`.
Stands on: intake (units in forms, My day), foundation/books.
"""
