from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.reconcile.build import Paper, Said, Story, days

from onrecord.nouns.judgement import Ruling, Rulings
from onrecord.nouns.span import digest
from onrecord.nouns.statement import Act
from onrecord.reconcile.claims import groups

ANN, BO = "Ann Ruun", "Bo Dahl"
PAPERS = (
    Paper(
        "p",
        (
            Said(ANN, "that the lime works would be closed within 36 hours", Act.SAYS, "p0"),
            Said(BO, "these plans", Act.REJECTS, "p1"),
            Said(ANN, "the ferry needs a new bell", Act.DEMANDS, "p2"),
        ),
        "Ostmark Post",
        days("2031-05-10"),
    ),
    Paper(
        "q",
        (
            Said(ANN, "she could shut the lime works in 36 hours", Act.SAYS, "q0"),
            Said(BO, "the lime works would be closed within 36 hours", Act.SAYS, "q1"),
        ),
        "Valley Echo",
        days("2031-05-12"),
    ),
    Paper(
        "r",
        (
            Said(ANN, "the lime works could be closed in a few months", Act.SAYS, "r0"),
            Said(ANN, "nothing", Act.SAYS, "r1"),
        ),
        "Harbour Day",
        days("2031-06-01"),
    ),
)


def members(*papers: Paper, rulings: Rulings | None = None) -> set[str]:
    found = groups(Story(papers or PAPERS, rulings=rulings or Rulings()).context())
    return {" ".join(group.members) for group in found}


def test_what_says_the_same_for_one_holder_is_one_claim_and_all_else_stays_alone() -> None:
    assert members() == {"p0 q0", "p1", "p2", "q1", "r0", "r1"}


def test_a_claim_is_named_after_its_story_and_its_first_member() -> None:
    found = {group.members: group for group in groups(Story(PAPERS).context())}
    assert found["p0", "q0"].id == "c" + digest("claim", "one", "p0")
    assert found["p0", "q0"].story == "one"
    assert found["p0", "q0"].holder.name == ANN


def test_a_claim_keeps_why_its_members_are_one() -> None:
    found = {group.members: group for group in groups(Story(PAPERS).context())}
    (why,) = found["p0", "q0"].joined
    assert (why.left, why.right) == ("p0", "q0")
    assert any("36" in one.why or "day" in one.why for one in why.evidence)
    assert found["r1",].joined == ()


def test_the_clearest_wording_stands_for_the_claim() -> None:
    full = Said(ANN, "that the lime works at Ostmark will be closed by 400 clerks", id="full")
    short = Said(ANN, "closed by 400 clerks", id="short")
    (found,) = groups(Story([Paper("p", [full]), Paper("q", [short])]).context())
    assert found.best == "full"


def test_what_no_other_article_bears_out_needs_more() -> None:
    lines = (
        Said(ANN, "the lime works will be closed in spring", id="a"),
        Said(ANN, "that they want to close the lime works after the spring flood", id="b"),
    )
    alone = Paper("p", lines), Paper("q", ())
    apart = Paper("p", lines[:1]), Paper("q", lines[1:])
    assert members(*apart) == {"a b"}
    assert members(*alone) == {"a", "b"}


def test_people_join_and_part_against_every_sum() -> None:
    no = Rulings((Ruling("p0", "q0", "no", "Eva"),))
    yes = Rulings((Ruling("p0", "r1", "yes", "Eva"),))
    assert "p0 q0" not in members(rulings=no)
    joined = {group.members: group for group in groups(Story(PAPERS, rulings=yes).context())}
    (both,) = [group for group in joined.values() if "r1" in group.members]
    assert "p0" in both.members
    assert any("Eva says yes" in str(one) for why in both.joined for one in why.evidence)


def test_a_ruling_about_statements_that_are_gone_changes_nothing() -> None:
    assert members(rulings=Rulings((Ruling("p0", "zz", "yes", "Eva"),))) == members()


@settings(max_examples=15)
@given(st.permutations(PAPERS))
def test_the_order_of_articles_does_not_matter(papers: list[Paper]) -> None:
    assert groups(Story(papers).context()) == groups(Story(PAPERS).context())


def test_an_article_more_takes_no_statement_away() -> None:
    before = {name for group in groups(Story(PAPERS[:2]).context()) for name in group.members}
    after = {name for group in groups(Story(PAPERS).context()) for name in group.members}
    assert before < after
