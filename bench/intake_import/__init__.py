"""How many rows of an old register a second are read and written, and how much memory that takes."""
