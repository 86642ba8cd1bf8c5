"""The pictures of README and docs: ``python -m tests.browser.kiosk.pictures docs/images``."""

import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.browser.conftest import _ARGUMENTS
from tests.browser.kiosk.serving import serving
from tests.browser.kiosk.world import SCREENS, UPRIGHT, VIEWPORTS, show

_PHONE = VIEWPORTS[-1]
_ON_PHONE = ("start", "answer", "event")


def take(page: Page, front: str, folder: Path) -> None:
    """Every screen upright, the answer in its other looks, three screens on a phone."""
    for name in SCREENS:
        show(page, front, name)
        _picture(page, folder / f"kiosk-{name}.png")
        if name == "answer":
            page.click("[data-tool=larger]")
            _picture(page, folder / "kiosk-answer-large.png")
            page.click("[data-tool=look]")
            _picture(page, folder / "kiosk-answer-contrast.png")
    page.set_viewport_size(_PHONE)
    for name in _ON_PHONE:
        show(page, front, name)
        _picture(page, folder / f"kiosk-phone-{name}.png")


def main(folder: Path) -> None:
    """Serve with records of its own, take the pictures, stop."""
    folder.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as records,
        serving(Path(records)) as front,
        sync_playwright() as playwright,
    ):
        path = shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=path, args=_ARGUMENTS)
        take(browser.new_page(viewport=UPRIGHT), front, folder)
        browser.close()


def _picture(page: Page, path: Path) -> None:
    page.mouse.move(0, 0)
    page.screenshot(path=path, animations="disabled")
    print(path)  # noqa: T201 - a command


if __name__ == "__main__":
    main(Path(sys.argv[1]))
