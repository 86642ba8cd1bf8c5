"""The window for a place that somebody told or chose."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ingest.place import Window

_CITY, _TOWN = "市级", "乡镇街道"
_TOWN_NAME = re.compile(r"(.+?)便民服务中心")
_TOWN_END = re.compile(r"(?:(?:彝|苗|傈僳)族)*(?:街道|镇|乡)$")
_DISTRICT_END = re.compile(r"[县区]$")


@dataclass(frozen=True)
class PlaceNames:
    """Every window, and the names by which its place is called.

    Towns stand before districts, since “盐边县红格” means the town; longer names before shorter.
    """

    city: Window
    by_id: dict[str, Window]
    full: tuple[tuple[str, Window], ...]
    short: tuple[tuple[str, Window], ...]

    @classmethod
    def of(cls, windows: Iterable[Window]) -> "PlaceNames":
        """The names of ``windows``.

        Raises:
            ValueError: there is no window of the city.
        """
        by_id = {window.window_id: window for window in windows}
        city = next((window for window in by_id.values() if window.level == _CITY), None)
        if city is None:
            raise ValueError("windows.csv 里没有市级窗口;下一步:补上一行 level 为“市级”的窗口")
        others = [window for window in by_id.values() if window is not city]
        towns = [(_name(window), window) for window in others if window.level == _TOWN]
        districts = [(_name(window), window) for window in others if window.level != _TOWN]
        spoken = [(_shortened(name), window) for name, window in districts]
        taken = {name for name, _ in spoken}  # “仁和” alone is the district, not its town
        short = [(_shortened(name), window) for name, window in towns]
        short = [pair for pair in short if pair[0] not in taken]
        return cls(
            city,
            by_id,
            full=(*_longest_first(towns), *_longest_first(districts)),
            short=(*_longest_first([*towns, *short]), *_longest_first([*districts, *spoken])),
        )

    def window(self, place: str, matter: str = "") -> Window:
        """The window of ``place``, a window's id or the name of a district or town.

        Without one, a place that ``matter`` names in full; else the window of the city, which
        takes everything.
        """
        return (
            self.by_id.get(place.strip().upper())
            or _named_in(place, self.short)
            or _named_in(matter, self.full)
            or self.city
        )


def _named_in(text: str, names: tuple[tuple[str, Window], ...]) -> Window | None:
    return next((window for name, window in names if name in text), None)


def _name(window: Window) -> str:
    """The town without its district, or the district."""
    if window.level != _TOWN:
        return window.district
    found = _TOWN_NAME.match(window.name.removeprefix(window.district))
    return found[1] if found else window.name


def _shortened(name: str) -> str:
    """As people say it: 米易县 米易, 啊喇彝族乡 啊喇; 东区 and 西区 have no shorter name."""
    short = _TOWN_END.sub("", name)
    if short == name:
        short = _DISTRICT_END.sub("", name)
    return short if len(short) > 1 else name


def _longest_first(names: list[tuple[str, Window]]) -> list[tuple[str, Window]]:
    return sorted(names, key=lambda pair: -len(pair[0]))
