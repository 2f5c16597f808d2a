"""The committee's reports in the form of Nghị định 30/2020/NĐ-CP: drafted from figures, written on, approved, issued.

Owns outlines, drafts, passages, comments and what was issued. Refuses: a number that no figure gave, an edit lost to a
refresh, a change of what is issued. Stands on: outputs/figures, kernels/papers.
"""
