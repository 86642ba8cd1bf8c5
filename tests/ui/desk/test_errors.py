import pytest

from tests.ui.desk.desk_world import Clerk

pytestmark = pytest.mark.model


def test_an_unknown_page_keeps_the_menu_for_who_is_signed_in(clerk: Clerk) -> None:
    clerk.sign_in()
    response = clerk.get("/nowhere")
    assert response.status_code == 404
    assert "没有这一页" in response.text
    assert "我的转办单" in response.text
    assert "回到查询" in response.text


def test_an_unknown_page_leads_everybody_else_to_the_sign_in(clerk: Clerk) -> None:
    response = clerk.get("/nowhere")
    assert response.status_code == 404
    assert "我的转办单" not in response.text
    assert "登录" in response.text
