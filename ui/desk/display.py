"""How a person wants the desk shown: kept in cookies that hold a word of a short list."""

from dataclasses import dataclass

from fastapi import Request, Response

from assistant.texts import desk as texts
from ui.desk.session import PATH

_COOKIES = {"look": "bdc_desk_look", "slash": "bdc_desk_slash"}
_ALLOWED = {"look": tuple(texts.LOOKS), "slash": tuple(texts.SLASHES)}
_A_YEAR = 365 * 24 * 3600  # seconds


@dataclass(frozen=True)
class Display:
    """``look`` is light or contrast; ``slash`` is whether a single key leads to the box.

    WCAG 2.2, 2.1.4: a shortcut of one character must be possible to turn off.
    """

    look: str
    slash: str

    @classmethod
    def of(cls, request: Request) -> "Display":
        """What the browser came with, or the first of each list."""
        return cls.read({name: request.cookies.get(cookie) for name, cookie in _COOKIES.items()})

    @classmethod
    def read(cls, wanted: dict[str, str | None]) -> "Display":
        """``wanted``, with the first of the list where it holds what is not allowed."""
        return cls(**{name: _one_of(wanted.get(name), _ALLOWED[name]) for name in _ALLOWED})

    def keep(self, response: Response) -> None:
        """Let the browser remember it."""
        for name, cookie in _COOKIES.items():
            response.set_cookie(
                cookie,
                getattr(self, name),
                max_age=_A_YEAR,
                path=PATH,
                httponly=True,
                samesite="strict",
            )


def _one_of(seen: str | None, allowed: tuple[str, ...]) -> str:
    return seen if seen in allowed else allowed[0]
