"""Places and groups under declared attention; no person is an object of this book.

Stands on: cases, programme. Its place; built with the other books.
"""
