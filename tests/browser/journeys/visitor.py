"""Somebody at the kiosk, in verbs, so that a journey reads as prose."""

import re
from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

from tests.browser.kiosk.world import ask


@dataclass(frozen=True)
class Visitor:
    """One person before ``page``."""

    page: Page

    def asks(self, question: str) -> None:
        """Type a question and touch 问一问."""
        ask(self.page, question)

    def touches(self, label: str) -> None:
        """Touch the first button that bears ``label``."""
        self.page.get_by_role("button", name=label, exact=True).first.click()

    def opens(self, title: str) -> Locator:
        """Open the card with ``title``; gives what is in it."""
        card = self.page.locator("details.bdc-card", has_text=title).first
        if card.get_attribute("open") is None:
            card.locator("summary").click()
        body = card.locator("> div")
        expect(body).to_be_visible()
        return body

    def is_told(self, told: str) -> None:
        """The reply in large print says ``told``."""
        expect(self.page.locator(".bdc-direct, .bdc-person").first).to_contain_text(told)

    def sees(self, told: str) -> None:
        """The screen says ``told``."""
        expect(self.page.locator(".bdc-screen")).to_contain_text(told)

    def takes_from_the_printer(self) -> str:
        """The text of the sheet that was printed last."""
        self.page.wait_for_function("window.printed?.length > 0")
        return str(self.page.evaluate("window.printed.at(-1).body.innerText"))

    def ticket_number(self) -> str:
        """The number on the screen of a ticket that was taken."""
        number = self.page.locator(".bdc-number strong")
        expect(number).to_have_text(re.compile(r"^PZH-\d{8}-\d{4}-\w$"))
        return number.inner_text()
