from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.unit.judgements.made import answer, article, person, said

from onrecord.judgements import Applied, anchor, applied
from onrecord.nouns.actor import ActorKind
from onrecord.nouns.judgement import Judgement, Question, Ruling, Rulings
from onrecord.nouns.statement import Act, Report, Statement

FERRY = said("The ferry stays", "ferry", "Ida Roe")
CLERK = said("wanted it gone by May", "clerk", "The clerk")
ON, OTHER = anchor(article(), FERRY), anchor(article(), CLERK)
CAST = (person("Ida Roe", "Roe"), person("The clerk"))


def apply(*judgements: Judgement, clerk: Statement = CLERK) -> Applied:
    report = Report("r", "a", CLERK.content, ("The clerk",), negated=False)
    return applied([article()], (FERRY, clerk), (report,), CAST, judgements)


def test_without_answers_nothing_is_touched() -> None:
    found = apply()
    assert found.statements == (FERRY, CLERK)
    assert found.actors is CAST
    assert found.rulings == Rulings()
    contested = apply(answer(Question.ACT, "asks", ON), answer(Question.ACT, "warns", ON, by="Bo"))
    assert contested == found


def test_no_statement_goes_and_the_rest_stays() -> None:
    assert apply(answer(Question.STATEMENT, "no", ON)).statements == (CLERK,)
    assert apply(answer(Question.STATEMENT, "yes", ON)).statements == (FERRY, CLERK)
    tied = apply(answer(Question.STATEMENT, "no", ON), answer(Question.TIE, "denies", ON, OTHER))
    assert tied.rulings == Rulings()


def test_act_and_day_are_corrected_and_the_reader_stays_named() -> None:
    ferry, _ = apply(answer(Question.ACT, "denies", ON), answer(Question.SAID, "2031-05-01", ON)).statements
    assert ferry.act is Act.DENIES
    assert ferry.made_by == FERRY.made_by
    assert ferry.said is not None
    assert (ferry.said.day, ferry.said.why) == (date(2031, 5, 1), "answered by Ann")
    ferry, _ = apply(answer(Question.SAID, "unknown", ON)).statements
    assert ferry.said is None


def test_a_speaker_is_found_in_any_form_or_is_a_new_person() -> None:
    _, clerk = apply(answer(Question.SPEAKER, "ROE", OTHER)).statements
    assert (clerk.speaker, clerk.speaker_id) == ("Ida Roe", "id of Ida Roe")
    new = apply(answer(Question.SPEAKER, "Ole Bru", ON), answer(Question.SPEAKER, "ole bru", OTHER))
    [actor] = [actor for actor in new.actors if actor not in CAST]
    assert actor.name.casefold() == "ole bru"
    assert {(s.speaker, s.speaker_id) for s in new.statements} == {(actor.name, actor.id)}
    _, clerk = apply(answer(Question.SPEAKER, "unknown", OTHER)).statements
    assert (clerk.speaker, clerk.speaker_id, clerk.speaker_kind) == (None, None, None)


def test_whom_the_wrong_speaker_answered_for_goes_with_them_but_not_whom_nobody_spoke_for() -> None:
    roe = answer(Question.SPEAKER, "Ida Roe", OTHER)
    spokesman = replace(CLERK, principal="Holm Quay")
    assert apply(roe, clerk=spokesman).statements[1].principal is None
    unknown = replace(spokesman, speaker=None, speaker_id=None, speaker_kind=None)
    assert apply(roe, clerk=unknown).statements[1].principal == "Holm Quay"
    unnamed = replace(spokesman, speaker_kind=ActorKind.UNNAMED)
    assert apply(roe, clerk=unnamed).statements[1].principal == "Holm Quay"


def test_two_speakers_become_one_wherever_they_are_named() -> None:
    clerk = replace(CLERK, to=("The clerk",), about=("The clerk", "Holm Quay"), principal="The clerk")
    found = apply(answer(Question.ACTOR, "yes", ON, OTHER), clerk=clerk)
    assert {(s.speaker, s.speaker_id) for s in found.statements} == {("Ida Roe", "id of Ida Roe")}
    merged = found.statements[1]
    assert (merged.to, merged.about, merged.principal) == (
        ("Ida Roe",),
        ("Ida Roe", "Holm Quay"),
        "Ida Roe",
    )
    assert found.reports[0].about == ("Ida Roe",)
    [actor] = found.actors
    assert set(actor.forms) == {"Ida Roe", "Roe", "The clerk"}


def test_one_actor_becomes_two_where_somebody_says_so() -> None:
    both = replace(CLERK, speaker="Ida Roe", speaker_id="id of Ida Roe")
    found = apply(answer(Question.ACTOR, "no", ON, OTHER), clerk=both)
    assert len({s.speaker_id for s in found.statements}) == 2
    assert [s.speaker for s in found.statements] == ["Ida Roe", "Ida Roe (another)"]
    [split] = [actor for actor in found.actors if actor not in CAST]
    assert split.id == found.statements[1].speaker_id
    assert split.forms == ("Ida Roe (another)", "Ida Roe")
    assert apply(answer(Question.ACTOR, "no", ON, OTHER)).statements == (FERRY, CLERK)


def test_of_two_speakers_who_were_taken_for_one_the_second_goes() -> None:
    both = replace(CLERK, speaker="Ida Roe", speaker_id="id of Ida Roe")
    ferry, clerk = apply(answer(Question.ACTOR, "no", OTHER, ON), clerk=both).statements
    assert (ferry.speaker, clerk.speaker) == ("Ida Roe (another)", "Ida Roe")
    later = answer(Question.ACTOR, "no", ON, OTHER, at="2031-06-01")
    ferry, clerk = apply(answer(Question.ACTOR, "no", OTHER, ON), later, clerk=both).statements
    assert (ferry.speaker, clerk.speaker) == ("Ida Roe", "Ida Roe (another)")
    later = answer(Question.ACTOR, "no", ON, OTHER, at="2031-06-01", by="Bo")
    ferry, clerk = apply(answer(Question.ACTOR, "no", OTHER, ON), later, clerk=both).statements
    assert (ferry.speaker, clerk.speaker) == ("Ida Roe (another)", "Ida Roe")


def test_each_who_was_taken_for_another_has_a_name_of_their_own() -> None:
    clerk = replace(CLERK, speaker="Ida Roe", speaker_id="id of Ida Roe")
    third = said("he said", "third", "Ida Roe")
    found = applied(
        [article()],
        (FERRY, clerk, third),
        (),
        CAST,
        [
            answer(Question.ACTOR, "no", ON, OTHER),
            answer(Question.ACTOR, "no", ON, anchor(article(), third), by="Bo"),
        ],
    )
    assert sorted(s.speaker or "" for s in found.statements) == [
        "Ida Roe",
        "Ida Roe (another 2)",
        "Ida Roe (another)",
    ]


def test_what_does_not_fit_its_question_rules_nothing() -> None:
    bad = [
        answer(Question.STATEMENT, "no"),
        answer(Question.ACT, "foo", ON),
        answer(Question.SAID, "zzz", ON),
        answer(Question.SAID, "2031-05-01/2031-05-02/2031-05-03", ON),
        answer(Question.SAME, "yes", ON),
        answer(Question.SAME, "maybe", ON, OTHER),
        answer(Question.TIE, "denies", ON),
        answer(Question.TIE, "foo", ON, OTHER),
        answer(Question.ACTOR, "yes", ON),
        answer(Question.ACTOR, "yes", ON, OTHER, OTHER),
        answer(Question.MATTER, "", ON),
        answer(Question.SPEAKER, "", ON),
    ]
    assert apply(*bad) == apply()


def test_each_persons_answers_on_ties_and_matters_are_handed_on_in_the_order_they_were_given() -> None:
    found = apply(
        answer(Question.MATTER, "The quay", ON, at="2031-05-03"),
        answer(Question.MATTER, "The ferry", OTHER, at="2031-05-04"),
        answer(Question.MATTER, "May", ON, by="Bo", at="2031-05-01"),
        answer(Question.TIE, "denies", OTHER, ON, at="2031-05-03"),
        answer(Question.TIE, "none", ON, OTHER, at="2031-05-02"),
    )
    assert found.rulings.matters == (
        ("ferry", "May", "Bo"),
        ("ferry", "The quay", "Ann"),
        ("clerk", "The ferry", "Ann"),
    )
    assert [ruling.answer for ruling in found.rulings.ties] == ["none", "denies"]


def test_what_is_between_statements_is_handed_on_as_rulings() -> None:
    found = apply(
        answer(Question.SAME, "no", ON, OTHER),
        answer(Question.TIE, "denies", ON, OTHER, by="Bo"),
        answer(Question.MATTER, "The ferry", ON),
    )
    assert found.rulings == Rulings(
        (Ruling("clerk", "ferry", "no", "Ann"),),
        (Ruling("ferry", "clerk", "denies", "Bo"),),
        (("ferry", "The ferry", "Ann"),),
    )
