"""The server: what every request passes, its start, upkeep and stop."""
