from __future__ import annotations

import pytest
from tests.unit.reconcile.build import Paper, Said, Story, days

from onrecord.nouns.actor import ActorKind
from onrecord.nouns.statement import Act
from onrecord.reconcile.evidence import printed, total
from onrecord.reconcile.match import SAME, evidence

ANN = "Ann Ruun"
BODY = ActorKind.BODY


def weigh(left: Said, right: Said, *, apart: bool = True, **more: object) -> tuple[float, str]:
    """Return the sum and the reasons for two lines, of two articles unless they are of one."""
    lines = [left, right] if not apart else [left]
    papers = [Paper("p", lines, "Ostmark Post", days("2031-05-10"))]
    if apart:
        papers.append(Paper("q", [right], "Valley Echo", days("2031-05-11")))
    context = Story(papers, **more).context()  # type: ignore[arg-type]
    one, two = (context.senses[name] for name in ("a", "b"))
    found = evidence(one, two, context)
    assert total(found) == total(evidence(two, one, context))
    return total(found), "; ".join(printed(found))


def ann(words: str, act: Act = Act.SAYS, name: str = "a", **more: object) -> Said:
    return Said(ANN, words, act, name, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("that the aims of the league remain unchanged", "that our goals have not shifted at all"),
        ("the ferry would be sold within 36 hours", "she could sell the ferry in 36 hours"),
        ("that she is ready to meet the dockers", "that she has always been open to a dialogue with dockers"),
        ("there is no plan to close the lime works", "that nobody meant to shut the lime works"),
        ("the lime works lost 4,316 marks", "a loss of some 4,300 marks at the lime works"),
    ],
)
def test_the_same_in_other_words(left: str, right: str) -> None:
    score, reasons = weigh(ann(left), ann(right, name="b"))
    assert score > SAME, reasons


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("the lime works will be closed", "the lime works will not be closed"),
        ("the aims of the league have changed", "the aims of the league have not changed"),
        ("the toll brings nine marks a year", "the toll brings twelve marks a year"),
        ("the ferry will sail on March 4", "the ferry will sail on June 4"),
        ("that she is ready to talk", "that Bo Dahl is ready to talk"),
        ("the ferry is late again", "the lime works need a new roof"),
        ("the mayor", "the roof"),
    ],
)
def test_alike_and_not_the_same(left: str, right: str) -> None:
    context = (Said("Bo Dahl", "good night", id="c"),)
    papers = [Paper("p", [ann(left), *context]), Paper("q", [ann(right, name="b")])]
    story = Story(papers).context()
    found = evidence(story.senses["a"], story.senses["b"], story)
    assert total(found) <= SAME, printed(found)


def test_who_says_it_goes_before_any_words() -> None:
    words = "the lime works will be closed by Friday"
    score, reasons = weigh(ann(words), Said("Bo Dahl", words, id="b"))
    assert score < -10
    assert "other holder" in reasons


def test_a_spokesman_says_what_his_house_says() -> None:
    left = Said("Harbour League", "the lime works will be closed by Friday", id="a", kind=BODY)
    right = Said(
        "Bo Dahl", "that they would shut the lime works on Friday", id="b", principal="Harbour League"
    )
    score, reasons = weigh(left, right)
    assert score > SAME, reasons
    assert "same holder" in reasons


def test_an_officer_answers_for_his_house_and_two_officers_not_for_one_another() -> None:
    offices = {ANN: ("chairwoman of Harbour League",), "Bo Dahl": ("director of Harbour League",)}
    words = "the lime works will be closed by Friday"
    house = Said("Harbour League", words, id="b", kind=BODY)
    score, reasons = weigh(ann(words), house, offices=offices)
    assert score > SAME
    assert "one holder answers for the other" in reasons
    assert weigh(ann(words), Said("Bo Dahl", words, id="b"), offices=offices)[0] < -10


def test_one_of_joint_speakers_is_enough() -> None:
    joint = Said(f"Bo Dahl; {ANN}", "the lime works will be closed by Friday", id="b")
    assert weigh(ann("they would shut the lime works on Friday"), joint)[0] > SAME


def test_unnamed_sources_are_alike_by_what_they_are_called() -> None:
    words = "the lime works lost 4,316 marks last spring"
    left = Said("two clerks at the harbour office", words, id="a", kind=ActorKind.UNNAMED)
    right = Said("clerks", "that the lime works lost 4,316 marks", id="b", kind=ActorKind.UNNAMED)
    assert weigh(left, right)[0] > SAME
    other = Said("fishermen", "that the lime works lost 4,316 marks", id="b", kind=ActorKind.UNNAMED)
    assert weigh(left, other)[0] < -10


def test_the_same_words_in_a_copy_are_one_claim_whatever_they_say() -> None:
    score, reasons = weigh(ann("yes"), ann("yes", name="b"), origins={"q": "p"})
    assert score > SAME
    assert "copy" in reasons


def test_acts_that_exclude_each_other_weigh_against() -> None:
    words = "the sale of the lime works"
    alike = weigh(ann(words, Act.REJECTS), ann(words, Act.DENIES, "b"))[0]
    opposed = weigh(ann(words, Act.REJECTS), ann(words, Act.ACCEPTS, "b"))[0]
    assert alike - opposed > 1.5


def test_two_statements_of_one_article_need_more() -> None:
    left, right = ann("the lime works will be closed"), ann("that the lime works must close", name="b")
    assert weigh(left, right, apart=False)[0] < weigh(left, right)[0] - 2


def test_words_quoted_by_both_tell_more_than_words_used_by_both() -> None:
    left, right = (
        ann("that it was “a bridge with no river under it”"),
        ann("“A bridge with no river under it”", name="b"),
    )
    plain = (
        ann("that it was a bridge with no river under it"),
        ann("a bridge with no river under it at all", name="b"),
    )
    assert weigh(left, right)[0] > weigh(*plain)[0]


def test_a_refusal_of_one_man_s_terms_is_one_refusal() -> None:
    def paper(name: str, terms: str, words: str, ids: str) -> Paper:
        lines = [Said("Bo Dahl", terms, Act.DEMANDS, ids + "0"), ann(words, Act.REJECTS, ids)]
        return Paper(name, lines)

    story = Story(
        [
            paper("p", "that the valley pay nine marks for the ferry", "these terms", "a"),
            paper("q", "the ferry would cost them nine marks", "this demand as an insult", "b"),
        ]
    ).context()
    found = evidence(story.senses["a"], story.senses["b"], story)
    assert total(found) > SAME, printed(found)


def test_every_reason_is_printed_with_its_weight() -> None:
    reasons = weigh(ann("the toll brings nine marks"), ann("nine marks from the toll", name="b"))[1]
    assert "same holder +1.0" in reasons
    assert "'9 mark' both +2.3" in reasons


def test_a_topic_joins_only_its_copy() -> None:
    said = ann("that the harbour road has to be wider for the lorries")
    assert "only a topic" in weigh(said, ann("the harbour road", name="b"))[1]
    assert "only a topic" not in weigh(ann("the harbour road"), ann("the harbour road", name="b"))[1]
    assert "only a topic" not in weigh(said, ann("a wider harbour road", Act.DEMANDS, "b"))[1]


def test_a_demand_that_is_dropped_is_not_the_demand() -> None:
    wanted = ann("Bo demanded that the lime works close", Act.DEMANDS, content="that the lime works close")
    dropped = ann(
        "Ann dropped her demand that the lime works close",
        name="b",
        content="that the lime works close",
        cue="dropped her demand",
    )
    score, reasons = weigh(wanted, dropped)
    assert score < SAME, reasons


def test_both_denying_one_thing_is_more_than_both_affirming_it() -> None:
    denied = weigh(
        ann("the ferry was not sold", negated=True), ann("nobody sold the ferry", name="b", negated=True)
    )
    affirmed = weigh(ann("the ferry was sold"), ann("somebody sold the ferry", name="b"))
    assert denied[0] > affirmed[0], denied[1]


def test_the_same_names_and_no_others_are_a_reason() -> None:
    about = ("Bo Dahl",)
    score, reasons = weigh(
        ann("that Bo Dahl has endangered the ferry crews", Act.ACCUSES, about=about),
        ann("Bo Dahl of risking the safety of the crews", Act.ACCUSES, "b", about=about),
    )
    assert "the same names and no others +0.5" in reasons
    assert score > SAME, reasons


def test_weeks_apart_is_another_remark() -> None:
    def said(first: str, last: str) -> float:
        left = ann("the ferry has run aground with its crew aboard", said=days(first))
        return weigh(left, ann("the ferry ran aground near the mole", name="b", said=days(last)))[0]

    assert (
        said("2031-05-09", "2031-05-09") > said("2031-05-01", "2031-05-09") > said("2031-03-01", "2031-05-09")
    )


def test_a_length_of_time_on_one_side_is_missed_even_if_it_is_one_day() -> None:
    _, reasons = weigh(
        ann("the ferry will be sold within 24 hours"), ann("the ferry will soon be sold", name="b")
    )
    assert "a figure only on one side -1.5" in reasons


def test_the_same_number_counted_in_another_word_is_a_reason() -> None:
    left = ann("the lime works would lose 54 posts")
    assert (
        "'54' of something both +1.2" in weigh(left, ann("54 workers of the lime works must go", name="b"))[1]
    )
    assert "of something" not in weigh(left, ann("55 workers of the lime works must go", name="b"))[1]
    assert "of something" not in weigh(left, ann("54 per cent of the lime works is idle", name="b"))[1]
