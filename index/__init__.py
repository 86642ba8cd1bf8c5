"""Encoders, vectors, BM25 and the immutable snapshots built from them."""
