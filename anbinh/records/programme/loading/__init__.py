"""Documents and tasks from a workbook: the columns of each list, and how a row becomes a record."""
