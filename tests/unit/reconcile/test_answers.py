from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.unit.reconcile.build import Paper, Said, Story, Told, days

from onrecord.nouns.actor import ActorKind
from onrecord.nouns.claims import ChangeKind, TieKind
from onrecord.nouns.judgement import Ruling, Rulings
from onrecord.nouns.statement import Act
from onrecord.reconcile.answers import Answer, answers
from onrecord.reconcile.claims import groups
from onrecord.reconcile.evidence import printed

if TYPE_CHECKING:
    from collections.abc import Sequence

DAY = days("2031-05-20")
LATER = days("2031-05-22")
BODY = ActorKind.BODY


def told(papers: Sequence[Paper], rulings: Rulings | None = None) -> tuple[Answer, ...]:
    context = Story(papers, rulings=rulings or Rulings()).context()
    return answers(groups(context), context)


def ties(*lines: Said | Told) -> set[tuple[str, str, TieKind]]:
    return {(a.left, a.right, a.kind) for a in told([Paper("p", lines, day=DAY)])}


CHARGE = Said("Bo Lind", "Ada Kern took money from the ferry company", Act.ACCUSES, about=("Ada Kern",))
STRAY = Said("Cy Moor", "the weather will be fine on Sunday", Act.EXPECTS)


def test_a_denial_that_points_back_answers_the_charge_before_it() -> None:
    denial = Said(
        "Ada Kern", "Ada Kern denied the accusation", Act.DENIES, cue="denied", content="the accusation"
    )
    assert ties(STRAY, CHARGE, denial) == {("p1", "p2", TieKind.DENIES)}


def test_calling_it_speculation_denies_whatever_the_cue() -> None:
    line = "Ada Kern dismissed this as speculation"
    denial = Said("Ada Kern", line, Act.REJECTS, cue="dismissed", content="this as speculation")
    assert ties(CHARGE, denial) == {("p0", "p1", TieKind.DENIES)}


def test_one_denial_answers_a_run_of_charges_and_stops_where_the_run_does() -> None:
    charges = [
        Said(
            "two former clerks",
            "Ada Kern hid bills",
            Act.ACCUSES,
            kind=ActorKind.UNNAMED,
            about=("Ada Kern",),
        ),
        Said("two former clerks", "she burned letters", Act.ACCUSES, kind=ActorKind.UNNAMED),
        Said(
            "a driver", "Ada Kern lied to the court", Act.ACCUSES, kind=ActorKind.UNNAMED, about=("Ada Kern",)
        ),
    ]
    denial = Said("Ada Kern", "Ada Kern denied the charges", Act.DENIES, cue="denied", content="the charges")
    other = Said("Dee Falk", "Osric Bell stole a boat", Act.ACCUSES, about=("Osric Bell",))
    found = ties(other, STRAY, STRAY, *charges, denial)
    assert found == {(f"p{at}", "p6", TieKind.DENIES) for at in (3, 4, 5)}


def test_what_the_accused_says_himself_does_not_end_the_run_of_charges() -> None:
    charges = [
        Said("a clerk", "Ada Kern hid bills", kind=ActorKind.UNNAMED, about=("Ada Kern",)),
        Said("Ada Kern", "the bills had to go", Act.DEMANDS),
        Said("a driver", "Ada Kern burned letters", kind=ActorKind.UNNAMED, about=("Ada Kern",)),
    ]
    denial = Said("Ada Kern", "Ada Kern denied the charges", Act.DENIES, cue="denied", content="the charges")
    assert ties(*charges, denial) == {(f"p{at}", "p3", TieKind.DENIES) for at in (0, 2)}


def test_a_denial_in_full_finds_the_claim_in_another_article() -> None:
    claim = Said("Bo Lind", "Ada Kern met the smugglers in Brava", Act.ACCUSES, about=("Ada Kern",))
    denial = Said(
        "Ada Kern",
        "Ada Kern denied that she met the smugglers in Brava",
        Act.DENIES,
        cue="denied",
        content="that she met the smugglers in Brava",
    )
    found = told([Paper("a", [claim], day=DAY), Paper("b", [STRAY, denial], day=LATER)])
    assert [(a.left, a.right, a.kind) for a in found] == [("a0", "b1", TieKind.DENIES)]


def test_nobody_answers_what_is_said_days_later_elsewhere() -> None:
    claim = Said(
        "Bo Lind",
        "Ada Kern met the smugglers in Brava",
        Act.ACCUSES,
        about=("Ada Kern",),
        said=days("2031-06-01"),
    )
    denial = Said(
        "Ada Kern",
        "Ada Kern denied that she met the smugglers in Brava",
        Act.DENIES,
        cue="denied",
        content="that she met the smugglers in Brava",
        said=days("2031-05-01"),
    )
    assert told([Paper("a", [claim], day=DAY), Paper("b", [denial], day=DAY)]) == ()


def test_a_side_does_not_answer_itself() -> None:
    own = Said("Kern campaign", "Ada Kern took no money from the ferry company", Act.SAYS, kind=BODY)
    denial = Said("Ada Kern", "Ada Kern denied this", Act.DENIES, cue="denied", content="this")
    assert ties(own, denial) == set()


def test_that_before_a_clause_points_at_nothing() -> None:
    claim = Said("Bo Lind", "the harbour is full of mud")
    denial = Said(
        "Ada Kern",
        "Ada Kern denied that smoking harms",
        Act.DENIES,
        cue="denied",
        content="that smoking harms",
    )
    assert ties(claim, denial) == set()


def test_neither_confirming_nor_denying_declines() -> None:
    claim = Said("Bo Lind", "Ada Kern had promised him the post", about=("Ada Kern",))
    refusal = Said(
        "Ada Kern",
        "Ada Kern would neither confirm nor deny it",
        Act.DECLINES,
        cue="would neither confirm nor deny",
        content="it",
    )
    assert ties(claim, refusal) == {("p0", "p1", TieKind.DECLINES)}


def test_asking_to_stay_unnamed_is_nothing_to_deny() -> None:
    plan = Said("two clerks", "the paper foresees the end of the dairy", kind=ActorKind.UNNAMED)
    shy = Said("two clerks", "two clerks asked not to be named", Act.ASKS, kind=ActorKind.UNNAMED)
    denial = Said(
        "Delta Dairy", "Delta Dairy denied this", Act.DENIES, cue="denied", content="this", kind=BODY
    )
    assert ties(plan, shy, denial) == {("p0", "p2", TieKind.DENIES)}


def test_owning_up_confirms_what_another_claimed() -> None:
    claim = Said(
        "two sergeants", "forty soldiers had learned to drive trams in Brava", kind=ActorKind.UNNAMED
    )
    owned = Said(
        "Ada Kern",
        "Ada Kern admitted that forty soldiers had learned to drive trams in Brava",
        Act.ACCEPTS,
        cue="admitted",
        content="that forty soldiers had learned to drive trams in Brava",
    )
    assert ties(claim, owned) == {("p0", "p1", TieKind.CONFIRMS)}


def test_terms_are_rejected_by_whom_they_are_put_to() -> None:
    demand = Said("Bo Lind", "the miners must leave the pit at once", Act.DEMANDS, to=("Miners' League",))
    answer = Said(
        "Miners' League",
        "The Miners' League rejected the demand",
        Act.REJECTS,
        cue="rejected",
        content="the demand",
        kind=BODY,
    )
    assert ties(demand, answer) == {("p0", "p1", TieKind.REJECTS)}


def test_a_question_is_neither_refused_nor_taken_up() -> None:
    question = Said("Bo Lind", "Bo Lind asked whether Ada Kern would pay", Act.ASKS, about=("Ada Kern",))
    answer = Said(
        "Ada Kern", "Ada Kern refused to go to Brava", Act.REJECTS, cue="refused", content="to go to Brava"
    )
    assert ties(question, answer) == set()


def test_one_affirms_and_the_other_negates_the_same_of_the_same() -> None:
    found = ties(
        Said("Bo Lind", "the fire was caused by the boiler"),
        Said("Cy Moor", "the fire was not caused by the boiler", negated=True),
    )
    assert found == {("p0", "p1", TieKind.CONTRADICTS)}


def test_many_words_in_common_make_no_contradiction() -> None:
    found = ties(
        Said("Bo Lind", "the fire at the dairy in Brava was seen by nobody from the town", negated=True),
        Said("Cy Moor", "the fire at the dairy in Brava was caused by a boiler from the town"),
    )
    assert found == set()


def test_who_speaks_of_himself_contradicts_nobody_else() -> None:
    found = ties(
        Said("Bo Lind", "I will leave the stage"),
        Said("Cy Moor", "I will not leave the stage", negated=True),
    )
    assert found == set()


def test_the_one_it_is_about_denies_by_saying_the_contrary() -> None:
    charge = Said(
        "Bo Lind", "Ada Kern has not paid the bridge toll", Act.ACCUSES, about=("Ada Kern",), negated=True
    )
    reply = Said("Ada Kern", "Of course I pay the bridge toll")
    assert ties(charge, reply) == {("p0", "p1", TieKind.DENIES)}


def test_two_sides_put_other_figures_to_one_thing() -> None:
    found = ties(
        Said("Bo Lind", "the strike costs 30 million marks a week"),
        Said("Cy Moor", "the strike costs eleven million marks a week"),
    )
    assert found == {("p0", "p1", TieKind.DIFFERS)}


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("at least 40 people were injured", "52 people were injured"),
        ("40 people were injured", "seven people were killed"),
        ("40 people were injured", "12 further people were injured"),
        ("spending 40 crowns on posters", "spending 70 crowns on posters"),
    ],
)
def test_figures_that_agree_or_count_something_else_do_not_differ(left: str, right: str) -> None:
    assert ties(Said("Bo Lind", left), Said("Cy Moor", right)) == set()


def test_a_term_moves_twice_step_by_step() -> None:
    found = told(
        [
            Paper(
                "a",
                [Said("Ada Kern", "she would finish the bridge within ten days", said=days("2031-05-01"))],
                day=days("2031-05-01"),
            ),
            Paper(
                "b",
                [Said("Ada Kern", "she would finish the bridge within 40 days", said=days("2031-05-11"))],
                day=days("2031-05-11"),
            ),
            Paper(
                "c",
                [Said("Ada Kern", "she would finish the bridge within 90 days", said=days("2031-05-21"))],
                day=days("2031-05-21"),
            ),
        ]
    )
    assert [(a.left, a.right, a.change) for a in found] == [
        ("a0", "b0", ChangeKind.FIGURE),
        ("b0", "c0", ChangeKind.FIGURE),
    ]
    assert found[0].at is not None
    assert found[0].at.day is not None


def test_a_figure_that_was_counted_is_no_position() -> None:
    found = told(
        [
            Paper(
                "a",
                [Said("Ada Kern", "40 people were injured", said=days("2031-05-01"))],
                day=days("2031-05-01"),
            ),
            Paper(
                "b",
                [Said("Ada Kern", "52 people were injured", said=days("2031-05-02"))],
                day=days("2031-05-02"),
            ),
        ]
    )
    assert found == ()


def test_what_had_not_happened_yet_and_then_did_is_a_change_of_state() -> None:
    before = Paper(
        "a",
        [STRAY, Told("Ada Kern has not yet met Bo Lind", ("Ada Kern", "Bo Lind"), negated=True)],
        day=days("2031-05-01"),
    )
    after = Paper(
        "b", [STRAY, Told("Ada Kern met Bo Lind on Tuesday", ("Ada Kern", "Bo Lind"))], day=days("2031-06-01")
    )
    (found,) = told([after, before])
    assert (found.left, found.right, found.kind, found.change) == (
        "a1",
        "b1",
        TieKind.CHANGES,
        ChangeKind.STATE,
    )


def test_what_happened_in_another_year_is_no_change_of_state() -> None:
    before = Paper(
        "a",
        [STRAY, Told("Ada Kern has not yet met Bo Lind", ("Ada Kern", "Bo Lind"), negated=True)],
        day=days("2031-05-01"),
    )
    after = Paper(
        "b", [STRAY, Told("Ada Kern met Bo Lind in 2019", ("Ada Kern", "Bo Lind"))], day=days("2031-06-01")
    )
    assert told([before, after]) == ()


def test_a_cue_that_says_so_is_a_change_from_what_was_first() -> None:
    found = told(
        [
            Paper(
                "a",
                [
                    Said(
                        "Ada Kern",
                        "Ada Kern first proposed a toll of 9 crowns",
                        Act.INTENDS,
                        cue="first proposed",
                        content="a toll of 9 crowns",
                    ),
                    Said("Ada Kern", "the toll is needed"),
                    Said(
                        "Ada Kern",
                        "Ada Kern backed off her initial toll",
                        Act.INTENDS,
                        cue="backed off",
                        content="her initial toll",
                    ),
                ],
                day=DAY,
            )
        ]
    )
    assert [(a.left, a.right, a.change) for a in found] == [("a0", "a2", ChangeKind.SOFTENED)]


def test_no_order_no_change() -> None:
    found = ties(
        Said("Ada Kern", "she would finish the bridge within ten days"),
        Said("Ada Kern", "she would finish the bridge within 90 days"),
    )
    assert found == set()


def test_every_answer_says_why_and_stands_over_its_threshold() -> None:
    denial = Said(
        "Ada Kern", "Ada Kern denied the accusation", Act.DENIES, cue="denied", content="the accusation"
    )
    (found,) = told([Paper("p", [CHARGE, denial], day=DAY)])
    assert printed(found.evidence)[0] == "points back (accusation) +2.0"
    assert sum(e.weight for e in found.evidence) > 2.4


def test_a_person_may_take_a_tie_away_or_put_another_kind_in_its_place() -> None:
    denial = Said(
        "Ada Kern", "Ada Kern denied the accusation", Act.DENIES, cue="denied", content="the accusation"
    )
    papers = [Paper("p", [CHARGE, denial], day=DAY)]
    assert told(papers, Rulings(ties=(Ruling("p0", "p1", "none", "ed"),))) == ()
    (found,) = told(papers, Rulings(ties=(Ruling("p0", "p1", "declines", "ed"),)))
    assert found.kind is TieKind.DECLINES
    assert printed(found.evidence) == ("judged by ed +99.0",)


def test_of_two_rulings_on_one_tie_a_persons_last_counts_and_of_two_people_neither() -> None:
    denial = Said(
        "Ada Kern", "Ada Kern denied the accusation", Act.DENIES, cue="denied", content="the accusation"
    )
    papers = [Paper("p", [CHARGE, denial], day=DAY)]
    machine = told(papers)
    assert machine
    declines, none = Ruling("p0", "p1", "declines", "ed"), Ruling("p1", "p0", "none", "ed")
    assert told(papers, Rulings(ties=(declines, none))) == ()
    (found,) = told(papers, Rulings(ties=(none, declines)))
    assert found.kind is TieKind.DECLINES
    assert told(papers, Rulings(ties=(declines, replace(none, by="flo")))) == machine
    both = told(papers, Rulings(ties=(declines, replace(declines, by="flo"))))
    assert printed(both[0].evidence) == ("judged by ed, flo +99.0",)


def test_the_order_of_articles_does_not_matter() -> None:
    denial = Said(
        "Ada Kern",
        "Ada Kern denied that she took money",
        Act.DENIES,
        cue="denied",
        content="that she took money",
    )
    papers = [
        Paper("a", [CHARGE, denial], day=DAY),
        Paper("b", [STRAY, CHARGE], day=days("2031-05-21")),
        Paper(
            "c",
            [
                Said("Cy Moor", "the fire was caused by the boiler"),
                Said("Bo Lind", "the fire was not caused by the boiler", negated=True),
            ],
            day=DAY,
        ),
    ]
    assert told(papers) == told(papers[::-1]) != ()


def test_owning_up_in_another_article_confirms_what_was_told_of_one() -> None:
    found = told(
        [
            Paper(
                "a",
                [Said("Bo Lind", "Ada Kern met the bridge builder", about=("Ada Kern",))],
                day=DAY,
            ),
            Paper("b", [Said("Ada Kern", "I did meet the bridge builder")], day=LATER),
        ]
    )
    assert [(a.left, a.right, a.kind) for a in found] == [("a0", "b0", TieKind.CONFIRMS)]


def test_a_record_that_says_the_same_confirms_it() -> None:
    claim = Said("Bo Lind", "the ferry carried 212 sheep to the island")
    log = Said("harbour log", "the ferry carried 212 sheep to the island that night", kind=ActorKind.DOCUMENT)
    found = told([Paper("a", [claim], day=DAY), Paper("b", [log], day=LATER)])
    assert [(a.left, a.right, a.kind) for a in found] == [("a0", "b0", TieKind.CONFIRMS)]
    other = replace(log, words="the ferry carried 96 sheep to the island that night")
    found = told([Paper("a", [claim], day=DAY), Paper("b", [other], day=LATER)])
    assert TieKind.CONFIRMS not in {a.kind for a in found}


def test_there_was_none_denies_what_was_told_of_it_right_before() -> None:
    claim = Said("Bo Lind", "the miller threatened them in a letter")
    assert ties(claim, Said("Ada Kern", "there was no letter", negated=True)) == {
        ("p0", "p1", TieKind.DENIES)
    }
    assert ties(claim, Said("Ada Kern", "there was no doubt", negated=True)) == set()


def test_reports_called_untrue_are_denied() -> None:
    claim = Said("Bo Lind", "the divers were kept from the lighthouse")
    reply = Said("Ada Kern", "Reports that the divers were kept from the lighthouse were untrue", Act.DENIES)
    assert ties(claim, reply) == {("p0", "p1", TieKind.DENIES)}


def test_who_will_not_do_what_is_demanded_rejects_it() -> None:
    demand = Said("Bo Lind", "that Ada Kern close the salt mine", Act.DEMANDS, about=("Ada Kern",))
    refusal = Said("Ada Kern", "she would not close the salt mine", negated=True)
    found = told([Paper("a", [demand], day=DAY), Paper("b", [refusal], day=LATER)])
    assert [(a.left, a.right, a.kind) for a in found] == [("a0", "b0", TieKind.REJECTS)]


def test_a_sum_taken_up_in_another_article_is_the_one_offered() -> None:
    found = told(
        [
            Paper(
                "a",
                [Said("Bo Lind", "he would pay the rowers seven per cent from the harvest", Act.PROMISES)],
                day=DAY,
            ),
            Paper(
                "b",
                [Said("Ada Kern", "the rowers had accepted seven per cent from the harvest")],
                day=LATER,
            ),
        ]
    )
    assert [(a.left, a.right, a.kind) for a in found] == [("a0", "b0", TieKind.ACCEPTS)]


def test_two_sums_by_one_measure_differ() -> None:
    one = Said("Bo Lind", "a closure would cost 30 million marks a week")
    two = Said("Ada Kern", "the damage would be eleven million marks a week")
    assert ties(one, two) == {("p0", "p1", TieKind.DIFFERS)}
    assert ties(one, replace(two, words="the damage would be eleven million marks a year")) == set()
