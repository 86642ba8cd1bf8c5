"""Wording: official words explained, the text as it is shown, the checked polisher."""
