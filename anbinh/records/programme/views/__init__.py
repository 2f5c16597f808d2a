"""Pages of the programme's staff side, one module for each book."""
