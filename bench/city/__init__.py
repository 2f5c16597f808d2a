"""How long the chair waits: the page of the figures, and the report of a year, on the demonstration's city."""
