import pytest

from tests.ui.desk.desk_world import Clerk
from ui.desk.keys import KEYS

pytestmark = pytest.mark.model


@pytest.fixture(autouse=True)
def _at_the_desk(clerk: Clerk) -> None:
    clerk.sign_in()


def test_the_help_page_lists_every_shortcut(clerk: Clerk) -> None:
    page = clerk.get("/help").text
    for key in KEYS.values():
        assert f"<kbd>{key.shown}</kbd></td><td>{key.does}" in page


def test_the_look_is_remembered(clerk: Clerk) -> None:
    assert 'data-look="light"' in clerk.get("/").text
    clerk.post("/display", look="contrast", slash="off")
    page = clerk.get("/").text
    assert 'data-look="contrast"' in page
    assert 'data-slash="off"' in page


def test_a_cookie_that_somebody_wrote_changes_nothing(clerk: Clerk) -> None:
    clerk.post("/display", look='"><script>', slash="x")
    clerk.http.cookies.set("bdc_desk_look", "x onload=alert(1)")
    page = clerk.get("/").text
    assert 'data-look="light"' in page
    assert "onload" not in page
