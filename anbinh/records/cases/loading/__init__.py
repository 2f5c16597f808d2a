"""The book of cases from paper: workbooks as offices keep them, read into openings; names are counted, not kept."""
