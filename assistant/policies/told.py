"""What a question tells of the person the matter is for, as a profile. Precision over recall.

A fact belongs to the person named last before it; one told of the household belongs to everybody
in it. The profile is of the one the matter is for: whoever it is said to be done for (给我妈办), else
the only person of whom something is told. Where two people are told of and neither is named as
that one, only what is told of the household is taken; two people's ages are no age at all; two
values for one field are none. Of the dead only what their families' claims rest on is taken.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from assistant.policies.profile import NO_DISABILITY, Fact, Profile
from assistant.policies.told_lexicon import Saying, ToldLexicon

_HOUSEHOLD, _SELF, _OTHER, _PRONOUN = "household", "self", "other", "pronoun"
_NO_RELATIVES = frozenset({_HOUSEHOLD, _SELF, _OTHER})
_DEATH = "亲人去世"
# What happens to a family is everybody's.
_OF_ALL = frozenset({"event", "only_child", "child_dead", "child_disabled"})
# What the policies ask of the one who died; their notes say so.
_OF_THE_DEAD = _OF_ALL | {"hukou", "pension", "unemployment_insurance_years"}
# A general word gives way to the particular one.
_GENERAL = {"veteran": "退役军人"}


@dataclass(frozen=True)
class Mention:
    """A word for a person at ``start``–``end``, ``who`` it is, and the sex the word tells."""

    start: int
    end: int
    who: str
    sex: str


@dataclass(frozen=True)
class _Told:
    who: str | None
    saying: Saying

    @property
    def field(self) -> str:
        return self.saying.field

    @property
    def is_death(self) -> bool:
        return self.saying.value == _DEATH


def told(text: str, lexicon: ToldLexicon) -> Profile:
    """The profile that ``text`` (normalised) tells; a field that it does not tell is unknown."""
    mentions = tuple(_mentions(text, lexicon))
    said = [_Told(_who(saying, mentions), saying) for saying in lexicon.sayings(text)]
    said = [t for t in said if t.who != _OTHER]
    said = [t for t in said if not (t.is_death and t.who == _SELF)]
    dead = {t.who for t in said if t.is_death} - {_HOUSEHOLD}
    if dead:
        said = [t for t in said if t.who not in {*dead, None} or t.field in _OF_THE_DEAD]
    about = _about(said, dead, _done_for(text, mentions, lexicon))
    if len({t.who for t in said if t.field == "age"}) > 1:
        said = [t for t in said if t.field != "age"]
    facts = _agreed(t.saying for t in said if t.field in _OF_ALL or t.who in about)
    if facts.keys() - _OF_ALL:
        facts |= _sex(about - dead, said, mentions) | facts
    if facts.get("disability_kind") == NO_DISABILITY:
        facts.pop("disability_grade", None)
    return Profile.model_validate(facts)


def _mentions(text: str, lexicon: ToldLexicon) -> Iterator[Mention]:
    nobody = [match.span() for match in lexicon.nobody.finditer(text)]
    last = _PRONOUN
    for match in lexicon.mention.finditer(text):
        if any(start <= match.start() < end for start, end in nobody):
            continue
        row = lexicon.people[match["word"]]
        who = last if row.field == _PRONOUN else row.field
        # 她弟 is somebody else, and 她 goes on being the one she was.
        if who not in (_SELF, _HOUSEHOLD) and match[0][0] not in "他她":
            last = who
        yield Mention(match.start(), match.end(), who, row.value)


def _who(saying: Saying, mentions: Sequence[Mention]) -> str | None:
    """Who stands in the saying itself, or was named last before it."""
    within = [m for m in mentions if m.start == saying.who]
    before = [m for m in mentions if m.end <= saying.start]
    return next((m.who for m in (*within, *before[-1:])), None)


def _done_for(text: str, mentions: Sequence[Mention], lexicon: ToldLexicon) -> str | None:
    """The relative whom the matter is done for, where that is said."""
    starts = {match.start("who") for match in lexicon.done_for.finditer(text)}
    named = [m.who for m in mentions if m.start in starts and m.who not in _NO_RELATIVES]
    return named[-1] if named else None


def _about(
    said: Iterable[_Told], dead: Collection[str | None], done_for: str | None
) -> set[str | None]:
    """Whose facts make the profile; None stands for facts told of nobody by name."""
    told_of = {t.who for t in said if t.field not in _OF_ALL}
    living = told_of - {None, _HOUSEHOLD, *dead}
    if done_for is not None:
        living = {done_for}
    if len(living) > 1:
        return {_HOUSEHOLD, *dead}
    return {_HOUSEHOLD, None, *living, *dead}


def _agreed(said: Iterable[Saying]) -> dict[str, Fact]:
    """The facts on whose value everything that is told agrees."""
    values: dict[str, set[Fact]] = {}
    for saying in said:
        values.setdefault(saying.field, set()).add(saying.value)
    for field, general in _GENERAL.items():
        if len(values.get(field, ())) > 1:
            values[field].discard(general)
    return {field: found.pop() for field, found in values.items() if len(found) == 1}


def _sex(
    about: Collection[str | None], said: Iterable[_Told], mentions: Iterable[Mention]
) -> dict[str, Fact]:
    """The sex that the word for the person tells, where something else is told of them too."""
    told_of = {t.who for t in said if t.who in about} - {None}
    return dict([("sex", m.sex) for m in mentions if m.who in told_of and m.sex][:1])
