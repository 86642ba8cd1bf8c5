"""Retrieval: candidates, their features, their order, and whether to answer."""
