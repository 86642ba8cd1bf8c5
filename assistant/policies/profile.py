"""The profile (情况): what a person says of themselves, as far as a policy's conditions ask."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator, model_validator

from assistant.texts import policy as texts_policy
from ingest.policy import PROFILE_FIELDS

Fact = int | str


@dataclass(frozen=True)
class Bounds:
    """Least and most of a whole number, both allowed."""

    least: int
    most: int


# Grades of the 残疾人证 (GB/T 26341-2010) run from 1, the heaviest, to 4.
BOUNDS = {
    "age": Bounds(0, 130),
    "disability_grade": Bounds(1, 4),
    "pension_years": Bounds(0, 70),
    "unemployment_insurance_years": Bounds(0, 70),
    "children": Bounds(0, 20),
}
NO_DISABILITY = "无"


def _choice(field: str) -> Any:  # noqa: ANN401 - what pydantic.Field returns
    return Field(default=None, json_schema_extra={"enum": [*(PROFILE_FIELDS[field] or ()), None]})


def _whole(field: str) -> Any:  # noqa: ANN401 - what pydantic.Field returns
    return Field(default=None, ge=BOUNDS[field].least, le=BOUNDS[field].most)


class Profile(BaseModel):
    """One person's circumstances, one field for each of ``PROFILE_FIELDS``; nothing is stored.

    A field that is not given is unknown, which is neither yes nor no. ``age`` is in full years
    (周岁), ``disability_grade`` as on the 残疾人证 (1 is the heaviest).
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    age: int | None = _whole("age")
    sex: str | None = _choice("sex")
    hukou: str | None = _choice("hukou")
    hukou_type: str | None = _choice("hukou_type")
    reside_local: str | None = _choice("reside_local")
    income: str | None = _choice("income")
    disability_kind: str | None = _choice("disability_kind")
    disability_grade: int | None = _whole("disability_grade")
    care: str | None = _choice("care")
    pension: str | None = _choice("pension")
    pension_years: int | None = _whole("pension_years")
    retired: str | None = _choice("retired")
    medical: str | None = _choice("medical")
    veteran: str | None = _choice("veteran")
    employment: str | None = _choice("employment")
    unemployment_insurance_years: int | None = _whole("unemployment_insurance_years")
    event: str | None = _choice("event")
    children: int | None = _whole("children")
    only_child: str | None = _choice("only_child")
    child_dead: str | None = _choice("child_dead")
    child_disabled: str | None = _choice("child_disabled")
    supporters: str | None = _choice("supporters")
    living_alone: str | None = _choice("living_alone")
    housing: str | None = _choice("housing")

    @field_validator("*")
    @classmethod
    def _one_of_the_choices(cls, value: Fact | None, info: ValidationInfo) -> Fact | None:
        choices = PROFILE_FIELDS[info.field_name or ""]
        if choices and value is not None and value not in choices:
            raise ValueError(allowed(info.field_name or ""))
        return value

    @model_validator(mode="after")
    def _no_grade_without_a_disability(self) -> "Profile":
        # Without this rule a fact that is added later could turn “no” into “yes”.
        if self.disability_kind == NO_DISABILITY and self.disability_grade is not None:
            raise ValueError(texts_policy.GRADE_WITHOUT_KIND)
        return self

    def facts(self) -> Mapping[str, Fact]:
        """What is known, in the order of ``PROFILE_FIELDS``."""
        return dict(self._known())

    def filled_from(self, other: "Profile") -> "Profile":
        """This profile, and what only ``other`` knows.

        The kind and the grade of a disability belong together: ``other`` gives neither of them
        when it contradicts the one that stands here.
        """
        both = {**other.facts(), **self.facts()}
        if both.get("disability_kind") == NO_DISABILITY and "disability_grade" in both:
            for field in {"disability_kind", "disability_grade"} - self.facts().keys():
                both.pop(field)
        return Profile.model_validate(both)

    def _known(self) -> Iterator[tuple[str, Fact]]:
        for field in PROFILE_FIELDS:
            value = getattr(self, field)
            if value is not None:
                yield field, value


def allowed(field: str) -> str:
    """What ``field`` may hold, for a person: “男、女” or “0 到 130 的整数”."""
    choices = PROFILE_FIELDS[field]
    if choices:
        return "、".join(choices)
    return texts_policy.WHOLE_NUMBER.format(least=BOUNDS[field].least, most=BOUNDS[field].most)
