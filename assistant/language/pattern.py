"""A regular expression as the cell of a rule file."""

import re
from typing import Annotated

from pydantic import AfterValidator


def _compiles(text: str) -> str:
    try:
        re.compile(text)
    except re.error as error:
        raise ValueError(f"合法的正则表达式({error})") from error
    return text


Pattern = Annotated[str, AfterValidator(_compiles)]
