"""The kiosk's screens and how to reach them, for its browser tests and for the pictures."""

from playwright.sync_api import Page

UPRIGHT = {"width": 1080, "height": 1920}
VIEWPORTS = (
    UPRIGHT,
    {"width": 1366, "height": 768},
    {"width": 820, "height": 1180},
    {"width": 390, "height": 844},
)
DIALECT = "老汉走了，户口咋个销"
ANSWERED = ".bdc-screen[data-kind=answer]"
#: Name of each screen and how to get there from the start.
SCREENS = ("start", "tile", "answer", "clarify", "event", "person", "crisis", "message", "ticket", "done")  # fmt: skip
_OPAQUE = """() => {
    let e = document.querySelector(".bdc-screen");
    while (e && getComputedStyle(e).opacity === "1") e = e.parentElement;
    return !e;
}"""


def start(page: Page, front: str) -> None:
    """Open the start screen, and wait until Gradio has faded it in: pale, no contrast is enough."""
    page.goto(f"{front}/kiosk/")
    page.wait_for_selector(".bdc-screen[data-kind=start]")
    page.wait_for_function(_OPAQUE)


def ask(page: Page, question: str) -> None:
    """Ask, and wait for what comes."""
    page.evaluate("document.querySelector('.bdc-screen').dataset.old = 'yes'")
    page.fill("#bdc-question", question)
    page.click("#bdc-ask")
    page.wait_for_selector(".bdc-screen:not([data-old], [data-kind=start])")


def show(page: Page, front: str, name: str) -> None:
    """Bring ``name`` of ``SCREENS`` onto the page, from the start."""
    start(page, front)
    match name:
        case "tile":
            page.click(".bdc-tile >> nth=1")
        case "answer":
            ask(page, DIALECT)
        case "clarify":
            ask(page, "我想给我妈办个证")
        case "event":
            page.get_by_text("家人去世", exact=True).click()
            page.wait_for_selector(".bdc-path")
        case "person":
            page.click("#bdc-person")
        case "crisis":
            ask(page, "我不想活了")
        case "message":
            page.click("#bdc-ask")
        case "ticket" | "done":
            ask(page, DIALECT)
            page.click("[data-act=ticket]")
            page.wait_for_selector(".bdc-screen[data-kind=ticket]")
            page.get_by_text("东区", exact=True).click()
    if name == "done":
        page.get_by_text("炳草岗街道", exact=True).click()
        page.click("form[data-form=send] [type=submit]")
    kind = {"clarify": "answer", "event": "answer"}.get(name, name)
    page.wait_for_selector(f".bdc-screen[data-kind={kind}]")
