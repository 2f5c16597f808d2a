"""Training of the staff: courses, who attended by unit, what was learned, coverage by unit."""
