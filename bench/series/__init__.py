"""Series: how well they are read and joined on a labelled set, and what they cost at ten million reports."""
