"""What leaves the books: dashboards, official reports, files and interfaces."""
