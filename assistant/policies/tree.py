"""Three-valued reading of a policy's condition tree: true, false or unknown (Kleene's logic).

A comparison is unknown while the fact is unknown. ``all`` is false as soon as one member is
false, ``any`` true as soon as one is true, ``none`` is the contrary of ``any``; what the known
facts do not settle stays unknown. So a fact that is added can settle a tree, and can never
unsettle one (Kleene, *Introduction to Metamathematics*, 1952, § 64).
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from assistant.policies.profile import NO_DISABILITY, Fact
from ingest.policy import Condition, Operator

Facts = Mapping[str, Fact]
Truth = bool | None


@dataclass(frozen=True)
class Claim:
    """One comparison of a tree and what it has to be (``wanted``) for the tree to hold.

    Below a ``none`` group a comparison is wanted false.
    """

    leaf: Condition
    wanted: bool

    @property
    def field(self) -> str:
        """The field of the profile that is compared."""
        return self.leaf.field or ""

    def truth(self, facts: Facts) -> Truth:
        """Whether the claim is met."""
        found = truth(self.leaf, facts)
        return None if found is None else found is self.wanted


MayCome = Callable[[Claim, Facts], bool]


def truth(condition: Condition, facts: Facts) -> Truth:
    """Whether ``condition`` holds for ``facts``; None while they do not settle it."""
    if condition.field is not None:
        return _compare(condition, facts)
    found = {truth(child, facts) for child in _children(condition)}
    if condition.all is not None:
        return False if False in found else None if None in found else True
    some = True if True in found else None if None in found else False
    return some if condition.none is None else None if some is None else not some


def claims(
    condition: Condition, facts: Facts, may_come: MayCome, wanted: bool = True
) -> Iterator[Claim]:
    """The comparisons that make the tree what it is, in the order of writing.

    Of a choice (``any``) only the branches that carry it: those met; if none is, those still
    unknown; if none is, those that lack one condition.
    """
    if condition.field is not None:
        yield Claim(condition, wanted)
        return
    children, child_wanted, _ = _carrying(condition, facts, may_come, wanted)
    for child in children:
        yield from claims(child, facts, may_come, child_wanted)


def lacks(
    condition: Condition, facts: Facts, may_come: MayCome, wanted: bool = True
) -> tuple[Claim, ...]:
    """The claims of which any one, put right alone, would make a false tree hold.

    One condition (一条) is one comparison. Of an ``all`` group exactly one member may be missing;
    of an ``any`` group, all of whose members are false, each that lacks one condition is a way;
    in a ``none`` group exactly one member may be true, and has to go. Everything else must be
    known and met: a tree with an unknown member lacks nothing that could be named.
    ``may_come`` says which comparisons a person may be told to lack.
    """
    if truth(condition, facts) is not (not wanted):
        return ()
    if condition.field is not None:
        claim = Claim(condition, wanted)
        return (claim,) if may_come(claim, facts) else ()
    children, child_wanted, every = _members(condition, wanted)
    missing = [child for child in children if truth(child, facts) is not child_wanted]
    if every and len(missing) != 1:
        return ()
    return tuple(c for child in missing for c in lacks(child, facts, may_come, child_wanted))


def spoken_for(
    condition: Condition, facts: Facts, may_come: MayCome, wanted: bool = True
) -> frozenset[str]:
    """The fields on which conditions are met; their number is how specific the tree is here.

    Conditions on one field count once (who is 80 is 60), a choice counts the fullest of the
    branches that carry it, a ``none`` group nothing.
    """
    if condition.field is not None:
        met = wanted and truth(condition, facts) is True
        return frozenset({condition.field}) if met else frozenset()
    children, child_wanted, every = _carrying(condition, facts, may_come, wanted)
    found = [spoken_for(child, facts, may_come, child_wanted) for child in children]
    return frozenset().union(*found) if every else max(found, key=len, default=frozenset())


def _carrying(
    condition: Condition, facts: Facts, may_come: MayCome, wanted: bool
) -> tuple[list[Condition], bool, bool]:
    """``_members`` of a group without the branches of a choice that do not carry it."""
    children, child_wanted, every = _members(condition, wanted)
    if every:
        return children, child_wanted, every
    found = [truth(child, facts) for child in children]
    best: Truth = child_wanted if child_wanted in found else None
    if best in found:
        children = [c for c, value in zip(children, found, strict=True) if value is best]
    else:
        children = [c for c in children if lacks(c, facts, may_come, child_wanted)]
    return children, child_wanted, every


def _compare(leaf: Condition, facts: Facts) -> Truth:
    if leaf.field == "disability_grade" and facts.get("disability_kind") == NO_DISABILITY:
        return False
    fact = facts.get(leaf.field or "")
    if fact is None:
        return None
    match leaf.op, leaf.value:
        case Operator.IN, tuple(values):
            return fact in values
        case Operator.AT_LEAST, int(bound):
            return int(fact) >= bound
        case Operator.AT_MOST, int(bound):
            return int(fact) <= bound
        case _, value:
            return fact == value


def _members(condition: Condition, wanted: bool) -> tuple[list[Condition], bool, bool]:
    """Members of a group, what each is wanted to be, and whether every one has to be so."""
    child_wanted = wanted if condition.none is None else not wanted
    return _children(condition), child_wanted, (condition.any is None) is wanted


def _children(condition: Condition) -> list[Condition]:
    return [*(condition.all or condition.any or condition.none or ())]
