"""The lists the law and the practice give: offences with clauses and severity, crime lines, methods, grounds.

Stands on: journal, web, kernels.procedure. Refuses: facts about any record.
"""
