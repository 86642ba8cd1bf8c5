"""The entrants of the race, one small module each; every one is a ``Peer``."""
