"""The doors of the public side; one module a family of pages."""
