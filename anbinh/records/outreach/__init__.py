"""Education plans and sessions: schools, universities, attendance; never a pupil's name.

Stands on: cases, programme. Its place; built with the other books.
"""
