"""Schools, sessions and plans from a workbook: the columns of each list, and what becomes of a row."""
