"""The one kind sentence that may stand before a direct reply: reviewed wording, in one place.

Short, true whatever the matter is, no blame on anybody, no promise.
"""

OPENINGS = {
    "grief": "请您节哀，多保重身体。",
    "anger": "让您受累了，您着急是应该的。",
    "waiting": "让您久等了，辛苦您了。",
    "worry": "您先别急，一步一步来。",
}
