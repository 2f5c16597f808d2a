"""Excel in, for any book: send a workbook, say what its columns hold, look at the dry run, decide, read the result.

A room declares one `Loading` and mounts `pages.routes(LOADING)`; it gets the template to download, the matching
of columns that is remembered, the dry run with every refused row and its reasons, the refused rows as a workbook, the
load itself (all or nothing, in the background when it is long, offered again when it broke off), and the file
encrypted until the decision, then thrown away.

A book of the committee declares its columns in YAML and its own `enter` command (see `rows.RowBook`):

    COLUMNS = RowBook(BOOK, form, arguments, enter=commands.open_spot, identity=("unit", "name", "on"))
    LOADING = COLUMNS.loading(permission="hotspots.decide", words=Words(...))

`form(day)` is the kernel's `Form` (columns from YAML by `columns.form_from`); `arguments(row)` turns a read row
into the arguments of `enter`, or says with `row.wrong(column, sentence)` what is wrong. The dry run enters every row in
a transaction that is rolled back, so what the command refuses is refused here in the same words; the same row
again (by the finger print of the `identity` columns) changes nothing.

Rows that are lines of a record (who attended a course, the days of a campaign) are a `lines.LineBook`: all lines of
one record are entered in one step, and a line that says something else than before is stated anew.

A book with more to it (intake, cases) brings `plan` and `write` of its own.
"""
