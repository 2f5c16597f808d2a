"""The register from paper: workbooks as offices keep them, read into drafts of reports."""
