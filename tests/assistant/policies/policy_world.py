"""The shipped policies and rule files, and hypothesis strategies for profiles and trees.

The guides are bare, as the catalogue names them: policies need their names, and little else.
"""

from functools import cache
from itertools import count
from pathlib import Path

from hypothesis import strategies as st

from assistant.policies.lexicon import PolicyLexicon
from assistant.policies.profile import BOUNDS, NO_DISABILITY, Fact, Profile
from ingest.catalogue import read_catalogue
from ingest.corpus import Corpus
from ingest.guide import Guide
from ingest.policy import PROFILE_FIELDS, Condition, Policy
from ingest.yaml_file import read_record

CORPORA = Path(__file__).parents[3] / "corpora"
Facts = dict[str, Fact]


@cache
def policies() -> dict[str, Policy]:
    paths = sorted((CORPORA / "policies").glob("*.yaml"))
    return {path.stem: _policy(path) for path in paths}


@cache
def corpus() -> Corpus:
    guides = {
        item.item_id: Guide(
            item_id=item.item_id,
            name=item.name,
            department=item.department,
            type=item.type,
            audience=item.audience,
        )
        for item in read_catalogue(CORPORA / "catalogue.tsv").values()
    }
    return Corpus(guides=guides, policies=policies())


@cache
def lexicon() -> PolicyLexicon:
    return PolicyLexicon.read(CORPORA / "lexicon")


def _policy(path: Path) -> Policy:
    policy, problems = read_record(path, Policy, path)
    assert policy is not None, problems
    return policy


def _values(field: str) -> st.SearchStrategy[Fact]:
    choices = PROFILE_FIELDS[field]
    if choices is not None:
        return st.sampled_from(choices)
    return st.integers(BOUNDS[field].least, BOUNDS[field].most)


def _consistent(facts: Facts) -> Facts:
    if facts.get("disability_kind") == NO_DISABILITY:
        facts.pop("disability_grade", None)
    return facts


facts = st.fixed_dictionaries({}, optional={f: _values(f) for f in PROFILE_FIELDS}).map(_consistent)
profiles = facts.map(Profile.model_validate)


@st.composite
def _leaves(draw: st.DrawFn) -> Condition:
    field = draw(st.sampled_from(["age", "hukou", "income", "disability_grade"]))
    if PROFILE_FIELDS[field] is None:
        op, value = draw(st.sampled_from([">=", "<=", "=="])), draw(_values(field))
    else:
        op, value = "==", draw(_values(field))
    return Condition.model_validate({"field": field, "op": op, "value": value, "text": "x"})


def _group(children: st.SearchStrategy[Condition]) -> st.SearchStrategy[Condition]:
    members = st.lists(children, min_size=1, max_size=3).map(tuple)
    return st.one_of(
        members.map(lambda found: Condition(all=found)),
        members.map(lambda found: Condition(any=found)),
        members.map(lambda found: Condition(none=found)),
    )


def _numbered(tree: Condition, numbers: "count[int]") -> Condition:
    """The same tree, each leaf with a text of its own."""
    if tree.field is not None:
        return tree.model_copy(update={"text": f"条件{next(numbers)}"})
    for kind in ("all", "any", "none"):
        if (children := getattr(tree, kind)) is not None:
            return Condition(**{kind: tuple(_numbered(child, numbers) for child in children)})
    raise AssertionError(tree)


trees = st.recursive(_leaves(), _group, max_leaves=8).map(lambda tree: _numbered(tree, count()))
