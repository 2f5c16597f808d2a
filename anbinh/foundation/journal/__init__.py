"""The one append-only journal: history, audit trail and figures in the same rows.

Owns entries, posting, reversal, the hash chain, verification and the Parquet extract.
Refuses: updates, deletes, personal data. Stands on: web.
"""
