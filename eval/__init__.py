"""Measuring the production pipeline: question sets, batch runs, metrics."""
