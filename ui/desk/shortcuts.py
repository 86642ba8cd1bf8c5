"""The help page: the keyboard shortcuts, and how the desk is shown."""

from typing import Annotated

from fastapi import Form, Request, Response
from pydantic import BaseModel, Field

from ui.desk.access import desk_router
from ui.desk.display import Display
from ui.desk.keys import IN_BOX, KEYS
from ui.desk.pages import go, page

router = desk_router()


class DisplayForm(BaseModel):
    """What the help page sends."""

    look: str = Field(default="", max_length=20)
    slash: str = Field(default="", max_length=20)


@router.get("/help")
def help_page(request: Request) -> Response:
    """All shortcuts, and the choice of the look."""
    return page(request, "help.html", here="help_page", in_box=IN_BOX, shortcuts=KEYS.values())


@router.post("/display")
def save_display(form: Annotated[DisplayForm, Form()]) -> Response:
    """Remember how the desk is to be shown in this browser."""
    response = go("/help", said="saved")
    Display.read({"look": form.look, "slash": form.slash}).keep(response)
    return response
