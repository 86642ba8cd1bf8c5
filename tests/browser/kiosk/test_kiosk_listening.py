"""A question said instead of typed, with the browser's own fake microphone."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from assistant.texts import kiosk as words
from tests.browser.kiosk.serving import RECORDS, serving
from tests.browser.kiosk.world import UPRIGHT, start
from tests.ui.kiosk.transcription_stub import Stub, transcription_stub

pytestmark = pytest.mark.browser
_ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--use-fake-device-for-media-stream"]
_BUTTON = "[data-tool=listen]"


@pytest.fixture(scope="module")
def stub() -> Iterator[Stub]:
    with transcription_stub() as stub:
        yield stub


@pytest.fixture(scope="module")
def hearing(
    stub: Stub, tmp_path_factory: pytest.TempPathFactory, upgraded_sqlite: Path
) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("hearing")
    shutil.copy(upgraded_sqlite, folder / RECORDS)
    with serving(folder, BANDECHENG_TRANSCRIPTION_URL=stub.url) as address:
        yield address


@pytest.fixture(scope="module")
def ears(browser: Browser) -> Iterator[Browser]:
    path = shutil.which("chromium")
    launch = browser.browser_type.launch
    own = launch(executable_path=path, args=[*_ARGUMENTS, "--use-fake-ui-for-media-stream"])
    yield own
    own.close()


@pytest.fixture
def kiosk(hearing: str, ears: Browser) -> Iterator[Page]:
    with ears.new_context(viewport=UPRIGHT) as context:
        page = context.new_page()
        page.set_default_timeout(15_000)
        start(page, hearing)
        yield page


def test_what_was_said_stands_in_the_box_and_is_not_asked(kiosk: Page, stub: Stub) -> None:
    stub.says("身份证丢了怎么补，电话13982301234")
    kiosk.evaluate("""() => {
        const given = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
        navigator.mediaDevices.getUserMedia = async wish => (window.given = await given(wish));
    }""")
    kiosk.focus(_BUTTON)
    kiosk.keyboard.press("Enter")
    expect(kiosk.locator(_BUTTON)).to_have_text(words.LISTENING)
    kiosk.wait_for_timeout(500)
    kiosk.keyboard.press("Enter")
    expect(kiosk.locator("#bdc-question")).to_have_value("身份证丢了怎么补,电话[手机号]")
    expect(kiosk.locator(_BUTTON)).to_have_text(words.LISTEN)
    expect(kiosk.locator("#bdc-live")).to_contain_text("身份证丢了怎么补")
    assert kiosk.locator(".bdc-screen").get_attribute("data-kind") == "start"
    assert kiosk.evaluate("window.given.getTracks().map(one => one.readyState)") == ["ended"]
    assert b"\x1a\x45\xdf\xa3" in stub.bodies[-1], "a real recording in WebM"


def test_ending_while_it_listens_stops_the_microphone(kiosk: Page, stub: Stub) -> None:
    before = len(stub.bodies)
    kiosk.click(_BUTTON)
    expect(kiosk.locator(_BUTTON)).to_have_attribute("aria-pressed", "true")
    kiosk.evaluate("window.bdc.deafen()")
    expect(kiosk.locator(_BUTTON)).to_have_text(words.LISTEN)
    kiosk.wait_for_timeout(500)
    assert len(stub.bodies) == before


def test_a_refused_microphone_is_said_in_one_sentence(kiosk: Page) -> None:
    kiosk.evaluate("""() => {
        const refused = new DOMException("", "NotAllowedError");
        navigator.mediaDevices.getUserMedia = () => Promise.reject(refused);
    }""")
    kiosk.click(_BUTTON)
    expect(kiosk.locator("#bdc-toast")).to_have_text(words.LISTEN_NO_MICROPHONE)
    expect(kiosk.locator(_BUTTON)).to_have_attribute("aria-pressed", "false")


@pytest.mark.parametrize("size", [1, 2, 3])
def test_the_start_screen_with_the_button_has_no_fault_of_access(kiosk: Page, size: int) -> None:
    kiosk.evaluate(f"document.documentElement.dataset.size = {size}")
    assert kiosk.locator(_BUTTON).is_visible()
    # Half-way through a change of colour every contrast is another.
    kiosk.evaluate("Promise.all(document.getAnimations().map(one => one.finished))")
    found = Axe().run(kiosk).response["violations"]
    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []


def test_without_the_setting_there_is_no_button(page: Page) -> None:
    assert page.locator(_BUTTON).count() == 0
    assert page.evaluate("'listen' in window.bdcWords") is False
