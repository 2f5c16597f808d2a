"""What is asked about warnings, methods and items for the bulletin."""
