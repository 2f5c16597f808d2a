"""What is asked about a conference, its roll, its questions."""
