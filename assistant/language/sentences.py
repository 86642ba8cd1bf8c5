"""The sentences of an answer, as a listener takes them in."""

import re

_INSIDE = "（[^（）\n]*）|“[^“”\n]*”|《[^《》\n]*》"
_WHOLE = f"（(?:{_INSIDE}|[^（）\n])*）|“(?:{_INSIDE}|[^“”\n])*”|《[^《》\n]*》"
_SENTENCE = re.compile(f"(?:{_WHOLE}|[^。！？!?；;\n])+[。！？!?；;]*")


def sentences(text: str) -> list[str]:
    """``text`` cut behind full stops, semicolons and at line ends; brackets and quotes stay whole.

    Each with its closing mark; white space around it is gone, and so are empty ones. An opening
    bracket that nothing closes in its line is a character like any other.
    """
    found = (match.strip() for match in _SENTENCE.findall(text))
    return [sentence for sentence in found if sentence]
