"""The reporter's side: the public form, the receipt, the page behind its code, the proof that can be checked later.

Owns nothing a report needs; its writing is intake's. Refuses: knowing who reported. Stands on: intake.
"""
