"""The route that finds support policies for what a person says of themselves. Nothing is kept."""

from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Request
from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    ValidationError,
    ValidatorFunctionWrapHandler,
    WrapValidator,
)

from assistant.answering.policy_answer import PolicyAnswer, policy_answer
from assistant.api import service_in
from assistant.language.mask import mask
from assistant.language.normalise import normalise
from assistant.policies.lexicon import policy_lexicon
from assistant.policies.match import match
from assistant.policies.profile import Profile, allowed
from assistant.policies.told import told
from assistant.problem import ApiError
from assistant.route_parts import LONGEST, known_guide, problems
from assistant.texts import policy as texts_policy
from ingest.policy import PROFILE_FIELDS
from ingest.problem import shorten

router = APIRouter()
_EXAMPLE: dict[str, Any] = {
    "profile": {"age": 82, "hukou": "本地", "income": "低保"},
    "question": "我妈八十二了，吃低保，说我们不符合，还有啥子可以办？",
    "item_id": "MZ-013",
}


def _profile_or_problem(value: Any, validate: ValidatorFunctionWrapHandler) -> Profile:  # noqa: ANN401 - what came in
    """The profile in ``value``; an ApiError, which pydantic lets through, names what is wrong."""
    try:
        profile: Profile = validate(value)
    except ValidationError as error:
        raise ApiError(
            HTTPStatus.UNPROCESSABLE_ENTITY, "profile", "情况填得不对", _complaint(error)
        ) from None
    return profile


class MatchRequest(BaseModel):
    """What is known of a person: a form, all of it optional, and the question they asked."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [_EXAMPLE]})

    profile: Annotated[Profile, WrapValidator(_profile_or_problem)] = Profile()
    question: str | None = Field(
        default=None, max_length=LONGEST, description="问过的话：表里空着的，从话里读得准的就补上"
    )
    item_id: str | None = Field(
        default=None, max_length=20, description="没办成的那件事：离它近的政策排前面"
    )


@router.post(
    "/api/v1/policies/match", responses=problems(404, 422, 503), summary="按情况找帮扶政策"
)
def match_policies(body: MatchRequest, request: Request) -> PolicyAnswer:
    """Policies that hold, that lack one condition, and at most three questions to ask next."""
    snapshot = service_in(request.app).pipeline().snapshot
    if body.item_id is not None:
        known_guide(body.item_id, snapshot.corpus)
    lexicon = policy_lexicon()
    said = Profile()
    if body.question and body.question.strip():
        said = told(normalise(body.question), lexicon.told)
    profile = body.profile.filled_from(said)
    matches = match(profile, snapshot.corpus, lexicon.may_lack, body.item_id)
    return policy_answer(profile, said, matches, snapshot.snapshot_id)


def _complaint(error: ValidationError) -> str:
    """Names the field, the value seen, what is allowed and what to do."""
    first = error.errors()[0]
    field = str(first["loc"][0]) if first["loc"] else ""
    if field in PROFILE_FIELDS:
        return texts_policy.FIELD_INVALID.format(
            label=texts_policy.LABELS[field],
            field=field,
            seen=_shown(first["input"]),
            allowed=allowed(field),
        )
    if field:
        return texts_policy.FIELD_UNKNOWN.format(
            seen=_shown(field), allowed="、".join(PROFILE_FIELDS)
        )
    if first["type"] == "value_error":
        return texts_policy.CONTRADICTION.format(complaint=first["ctx"]["error"])
    return texts_policy.NO_PROFILE.format(seen=_shown(first["input"]))


def _shown(value: object) -> str:
    # What cannot be encoded cannot be sent back, and what is private need not be.
    return shorten(mask(str(value).encode("utf-8", "replace").decode()))
