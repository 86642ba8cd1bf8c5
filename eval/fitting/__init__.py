"""Chosen on questions: weights, thresholds, the aspect model, and what they are worth."""
