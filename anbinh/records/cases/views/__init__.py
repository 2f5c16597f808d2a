"""Pages of the staff side, one module a page or family of pages."""
