"""Dialogue: follow-ups, choices, corrections, and the state the client carries."""
