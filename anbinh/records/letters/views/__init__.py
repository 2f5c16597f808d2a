"""Pages of letters: the list, one letter, one verb, receiving, papers."""
