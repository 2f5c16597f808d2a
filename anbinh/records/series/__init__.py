"""Series: reports that belong together because they name the same telephone, account, page, name on the net or plate.

Owns: identifiers and what ties by them, series and who leads them, what people ruled about them.
Refuses: judging a person, linking by what everybody names; the computing is the kernel's (kernels/signals/series).
Stands on: intake, foundation/books.
"""
