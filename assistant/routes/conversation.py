"""The route of the conversation: one turn in, an answer and the signed state out."""

import time

from fastapi import APIRouter, Request
from pydantic import BaseModel, ConfigDict, Field

from assistant.answering.answer import Answer
from assistant.api import service_in
from assistant.dialogue.conversation import Conversation
from assistant.dialogue.follow_up import FollowUpLexicon
from assistant.dialogue.state import State
from assistant.dialogue.state_token import StateError, StateSigner
from assistant.dialogue.turn import Manner
from assistant.records.consultation import Channel
from assistant.records.consultation_queue import keep_consultation
from assistant.route_parts import LONGEST, problems
from assistant.settings import Settings
from assistant.texts import conversation as said


class ChatRequest(BaseModel):
    """What the person says now, and the state that came with the last reply."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={"examples": [{"text": "那要好多钱", "state": ""}]},
    )

    text: str = Field(max_length=LONGEST, description="一句大白话,最多 1,000 字")
    state: str = Field(default="", description="上一次回复里的 state;第一句不用带")


class ChatReply(BaseModel):
    """The answer, the state for the next turn, and how the person wants the answer told."""

    answer: Answer
    state: str
    manner: Manner | None


def conversation_router(settings: Settings) -> APIRouter:
    """The route ``POST /api/v1/chat``, with the key and the lexicon of ``settings``.

    Raises:
        ValueError: the lexicon of follow-ups holds an act that does not exist.
    """
    router = APIRouter()
    signer = StateSigner(settings.state_key.get_secret_value().encode())
    lexicon = FollowUpLexicon.read(settings.corpora / "lexicon")

    @router.post("/api/v1/chat", responses=problems(422, 429, 503), summary="接着问")
    def chat(body: ChatRequest, request: Request) -> ChatReply:
        """One turn: a question, or what follows from the last answer."""
        conversation = Conversation(service_in(request.app).pipeline(), lexicon)
        state, notices = _read(signer, body.state)
        turn = conversation.reply(body.text, state)
        answer = keep_consultation(request.app, turn.answer, Channel.API)
        shown = {"evidence": None, "notices": (*answer.notices, *notices)}
        return ChatReply(
            answer=answer.model_copy(update=shown),
            state=signer.sign(turn.state, time.time()),
            manner=turn.manner,
        )

    return router


def _read(signer: StateSigner, token: str) -> tuple[State, tuple[str, ...]]:
    """The state, and what to tell where it is not usable."""
    try:
        return signer.read(token, time.time()), ()
    except StateError:
        return State(), (said.STATE_LOST,)
