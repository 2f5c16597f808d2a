"""The doors of the staff side; one module a book."""
