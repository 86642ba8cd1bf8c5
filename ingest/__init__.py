"""Corpus files to typed records, checks and passages. Knows nothing of indexes or answers."""
