"""Series of reports: identifiers that several reports share, what they tie together, who leads, and what the public may check."""
