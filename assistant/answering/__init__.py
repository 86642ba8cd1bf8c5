"""Answering: guides and cases composed into an answer, a notice, a comparison."""
