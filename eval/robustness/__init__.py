"""Robustness: how much a question may be disturbed before the right item is no longer found."""
