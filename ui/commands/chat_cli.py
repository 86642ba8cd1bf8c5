"""``bandecheng chat``: a conversation in the terminal."""

import sys
from collections.abc import Iterator

import typer

from assistant.settings import Settings

# The heavy imports (faiss, onnxruntime) stay inside the command.


def chat() -> None:
    """在终端里对话:一句一句问,说“再见”、按 Ctrl+D 或 Ctrl+C 结束。"""
    from assistant.dialogue.conversation import Conversation  # noqa: PLC0415
    from assistant.dialogue.follow_up import FollowUpLexicon  # noqa: PLC0415
    from assistant.dialogue.saying import direct_only  # noqa: PLC0415
    from assistant.dialogue.state import State  # noqa: PLC0415
    from assistant.dialogue.turn import Act  # noqa: PLC0415
    from assistant.language.normalise import QuestionError  # noqa: PLC0415
    from assistant.service import Service  # noqa: PLC0415
    from assistant.texts import conversation as said  # noqa: PLC0415
    from assistant.wording.plain_text import plain_text  # noqa: PLC0415

    settings = Settings()
    service = Service(settings)
    lexicon = FollowUpLexicon.read(settings.corpora / "lexicon")
    state = State()
    try:
        typer.echo(said.CHAT_GREETING)
        for text in _lines(said.CHAT_PROMPT):
            try:
                turn = Conversation(service.pipeline(), lexicon).reply(text, state)
            except QuestionError as error:
                typer.echo(error)
                continue
            state = turn.state
            typer.echo(plain_text(direct_only(turn.answer)))
            if turn.act is Act.CLOSING:
                return
    except KeyboardInterrupt:
        pass
    typer.echo(f"\n{said.CHAT_GOODBYE}")


def _lines(prompt: str) -> Iterator[str]:
    """What is typed, line by line, until the end of the input."""
    # Bytes that are no UTF-8 are dropped: what is readable of the line still counts.
    sys.stdin.reconfigure(encoding="utf-8", errors="ignore")  # type: ignore[union-attr]
    while True:
        try:
            yield input(prompt)
        except EOFError:
            return
