from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from tests.unit.record.made import Days, canonical, page, record, the

from onrecord.nouns.errors import OnrecordError
from onrecord.nouns.judgement import Question
from onrecord.nouns.statement import Act
from onrecord.record.judging import judgement_of

if TYPE_CHECKING:
    from onrecord.record import Record


@pytest.fixture
def clock() -> Days:
    return Days()


@pytest.fixture
def ferry(clock: Days) -> Record:
    return record(
        page("a", "Ida Roe: ferries stay\nThe clerk: they may go", "2031-05-01"),
        page("b", "Bo Lind: not ferries stay\nIda Roe: ferries stay", "2031-05-03"),
        clock=clock,
    )


def test_an_answer_corrects_a_statement_and_undo_brings_all_back(ferry: Record) -> None:
    before = canonical(ferry)
    one = the(ferry, "they may go")
    given = [
        ferry.judge(one.id, "act=intends", by="Ann"),
        ferry.judge(one.id[:8], "speaker=roe", by="Ann", note="the clerk is hers"),
        ferry.judge(one.id, "said=2031-04-30", by="Ann"),
        ferry.judge(one.id, "matter=The ferry", by="Ann"),
    ]
    now = the(ferry, "they may go")
    assert (now.act, now.speaker, now.said and str(now.said.day)) == (Act.INTENDS, "Ida Roe", "2031-04-30")
    assert now.speaker_id == ferry.who("roe").id
    assert [claim.matter for claim in ferry.claims() if claim.gist == "they may go"] == ["The ferry"]
    assert {judgement.id for judgement in ferry.judged(one.id)} == {judgement.id for judgement in given}
    assert given[1].note == "the clerk is hers"
    assert given[1].answer == "Ida Roe"
    for judgement in given:
        assert ferry.undo(judgement.id[:9]).revoked_at
    assert canonical(ferry, leaving=given) == before
    assert ferry.judged(one.id) == ()


def test_no_statement_is_out_of_the_record_until_that_is_taken_back(ferry: Record, clock: Days) -> None:
    one = the(ferry, "they may go")
    recorded = ferry.recorded(one.id)
    clock.next()
    judgement = ferry.judge(one.id, "statement=no", by="Ann")
    assert one.id not in {s.id for s in ferry.statements()}
    clock.next()
    ferry.undo(judgement.id)
    assert one in ferry.statements()
    assert ferry.recorded(one.id) == recorded


def test_two_are_said_to_be_the_same_apart_or_tied(ferry: Record) -> None:
    two = ferry.claims(state="denied")[0].statements
    ferry.judge("+".join(two), "apart", by="Ann")
    assert all(len(claim.statements) == 1 for claim in ferry.claims())
    [left, right] = the(ferry, "they may go"), the(ferry, "not ferries stay")
    ferry.judge(f"{left.id}+{right.id}", "same", by="Ann")
    claim = ferry.claim_of(left.id)
    assert claim
    assert right.id in claim.statements
    for tie in ferry.ties():
        ferry.judge(tie.id, "none", by="Ann")
    assert ferry.ties() == ()
    ferry.judge(f"{left.id} + {right.id}", "rejects", by="Ann")
    assert [(tie.left, tie.right, tie.kind) for tie in ferry.ties()] == [(left.id, right.id, "rejects")]


def test_two_speakers_are_one_actor(ferry: Record) -> None:
    pair = f"{the(ferry, 'they may go').id}+{the(ferry, 'not ferries stay').id}"
    ferry.judge(pair, "one-actor", by="Ann")
    assert {actor.name for actor in ferry.actors()} == {"Ida Roe", "The clerk"} or {
        actor.name for actor in ferry.actors()
    } == {"Ida Roe", "Bo Lind"}
    assert ferry.who("Bo Lind") == ferry.who("The clerk")


def test_the_same_answer_again_changes_nothing_and_another_one_follows(ferry: Record, clock: Days) -> None:
    one = the(ferry, "they may go")
    first = ferry.judge(one.id, "act=asks", by="Ann")
    assert ferry.judge(one.id, "act=asks", by="Ann") == first
    second = ferry.judge(one.id, "act=warns", by="Ann")
    assert second.at > first.at  # though the clock stands still
    assert the(ferry, "they may go").act is Act.WARNS
    clock.next()
    ferry.undo(second.id)
    assert the(ferry, "they may go").act is Act.ASKS
    assert ferry.undo(second.id) == ferry.judgements()[1]


def test_two_people_who_disagree_rule_nothing_and_are_asked_first(ferry: Record) -> None:
    one = the(ferry, "they may go")
    ferry.judge(one.id, "act=asks", by="Ann")
    ferry.judge(one.id, "act=warns", by="Bo")
    assert the(ferry, "they may go").act is Act.SAYS
    first = ferry.review()[0]
    assert (first.question, first.on, first.sureness) == (Question.ACT, (one.id,), 0.0)
    assert first.why == 'Ann says "asks"; Bo says "warns"'
    assert first.machine == "says"
    assert len(ferry.judged(one.id)) == 2
    ferry.judge(first.id, "warns", by="Ann")
    assert the(ferry, "they may go").act is Act.WARNS
    assert first.id not in {doubt.id for doubt in ferry.review()}


def test_a_judgement_survives_a_new_version_of_the_text(ferry: Record) -> None:
    ferry.judge(the(ferry, "they may go").id, "act=warns", by="Ann")
    ferry.take([page("a", "Cy Moe: hello\nThe clerk: they may go", "2031-05-01")])
    assert the(ferry, "they may go").act is Act.WARNS
    ferry.take([page("a", "Cy Moe: hello", "2031-05-01")])
    assert len(ferry.judgements()) == 1


def test_a_judgement_survives_its_article_being_told_apart_by_a_suffix() -> None:
    from onrecord.nouns.article import Page

    for name in ("0", "1", "2", "3"):
        kept = record(Page("x", text="Ida Roe: ferries stay", given_id="x", file="x.txt"))
        kept.judge(the(kept, "ferries stay").id, "act=warns", by="Ann")
        kept.take([Page("x", text=f"Bo Lind: another text {name}", given_id="x", file="x.txt")])
        assert the(kept, "ferries stay").act is Act.WARNS


def test_a_new_person_is_not_taken_for_what_is_named_after_them() -> None:
    kept = record(page("a", "Ida Roe Foundation: ferries stay\nThe clerk: they may go"))
    kept.judge(the(kept, "they may go").id, "speaker=Ida Roe", by="Ann")
    assert the(kept, "they may go").speaker == "Ida Roe"
    assert {actor.name for actor in kept.actors()} == {"Ida Roe", "Ida Roe Foundation", "The clerk"}
    kept.judge(the(kept, "they may go").id, f"speaker={kept.who('foundation').id}", by="Ann")
    assert the(kept, "they may go").speaker == "Ida Roe Foundation"


@pytest.mark.parametrize(
    ("answer", "fits"),
    [
        ("sings", "statement=…, speaker=…, act=…, said=…, matter=…"),
        ("act=sings", "says, confirms"),
        ("said=soon", "YYYY-MM-DD"),
        ("same", "statement=…"),
    ],
)
def test_an_answer_that_does_not_fit_says_which_do(ferry: Record, answer: str, fits: str) -> None:
    with pytest.raises(OnrecordError, match="E502") as caught:
        ferry.judge(the(ferry, "they may go").id, answer, by="Ann")
    assert fits in caught.value.step
    assert ferry.judgements() == ()


def test_what_cannot_be_judged_is_refused_in_words(ferry: Record) -> None:
    one = the(ferry, "they may go").id
    with pytest.raises(OnrecordError, match=r"E502.*one-actor, two-actors, denies"):
        ferry.judge(f"{one}+{the(ferry, 'not ferries stay').id}", "act=asks", by="Ann")
    with pytest.raises(OnrecordError, match=r"E502.*is a story"):
        ferry.judge(ferry.stories()[0].id, "act=asks", by="Ann")
    with pytest.raises(OnrecordError, match="E401"):
        ferry.judge("nothing", "act=asks", by="Ann")
    with pytest.raises(OnrecordError, match="E503"):
        ferry.judge(one, "act=asks", by=" ")
    with pytest.raises(OnrecordError, match="E401"):
        ferry.undo("nothing")
    only = ferry.judge(one, "act=asks", by="Ann")
    for name in ("", "j", only.id[:2]):  # too little to mean one
        with pytest.raises(OnrecordError, match="E401"):
            ferry.undo(name)
    assert ferry.undo(only.id[:3]).revoked_at
    with pytest.raises(OnrecordError, match="E402"):
        judgement_of("jud", (replace(only, id="judge1"), replace(only, id="judge2")))


def test_one_statement_is_no_pair(ferry: Record) -> None:
    one = the(ferry, "they may go").id
    claim = ferry.claim_of(one)
    assert claim
    for pair, word in ((f"{one}+{one}", "same"), (f"{one}+{claim.id}", "apart"), (f"{one}+{one}", "denies")):
        with pytest.raises(OnrecordError, match=r"E502.*the very same words"):
            ferry.judge(pair, word, by="Ann")
    assert ferry.judgements() == ()


def test_whether_two_are_the_same_is_one_question_however_they_are_ordered(ferry: Record) -> None:
    left, right = the(ferry, "they may go").id, the(ferry, "not ferries stay").id
    first = ferry.judge(f"{left}+{right}", "same", by="Ann")
    assert ferry.judge(f"{right}+{left}", "same", by="Ann") == first
    assert ferry.judge(f"{right}+{left}", "apart", by="Ann") != first
    assert left not in next(claim.statements for claim in ferry.claims() if right in claim.statements)


def test_two_who_were_taken_for_one_actor_are_two_from_then_on(ferry: Record) -> None:
    one, other = (s.id for s in ferry.statements() if s.speaker == "Ida Roe")
    ferry.judge(f"{one}+{other}", "two-actors", by="Ann")
    roe, another = ferry.who("Ida Roe"), ferry.who("Ida Roe (another)")
    assert [s.id for s in ferry.statements(by=roe)] == [one]
    assert [s.id for s in ferry.statements(by=another)] == [other]
    assert {c.statements for c in ferry.claims(by=roe)} == {(one,)}
    assert {c.statements for c in ferry.claims(by=another)} == {(other,)}
    assert {p.actor_id for p in ferry.positions(another)} == {another.id}
    assert {p.actor_id for p in ferry.positions(roe)} == {roe.id}


def test_a_later_answer_about_a_claim_outranks_an_earlier_one_on_whichever_statement(ferry: Record) -> None:
    two = next(c.statements for c in ferry.claims() if len(c.statements) == 2)
    for first, second in (two, reversed(two)):
        ferry.judge(first, "matter=The ferry", by="Ann")
        ferry.judge(second, "matter=The quay", by="Ann")
        claim = ferry.claim_of(first)
        assert claim
        assert claim.matter == "The quay"
        for judgement in ferry.judgements():
            ferry.undo(judgement.id)
    machine = ferry.claim_of(two[0])
    ferry.judge(two[0], "matter=The ferry", by="Ann")
    ferry.judge(two[1], "matter=The quay", by="Bo")
    assert ferry.claim_of(two[0]) == machine
    doubt = ferry.review()[0]
    assert (doubt.question, doubt.why) == (
        Question.MATTER,
        'Ann says "The ferry"; Bo says "The quay"',
    )
    ferry.judge(doubt.id, "The quay", by="Ann")
    settled = ferry.claim_of(two[0])
    assert settled
    assert settled.matter == "The quay"
    assert doubt.id not in {one.id for one in ferry.review()}


BAD: tuple[dict[str, Any], ...] = (
    {"on": []},
    {"question": "act", "answer": "foo"},
    {"question": "act", "answer": "Warns"},
    {"question": "said", "answer": "zzz"},
    {"question": "said", "answer": "2031-05-01/2031-05-02/2031-05-03"},
    {"question": "same", "answer": "yes"},
    {"question": "tie", "answer": "denies"},
    {"question": "actor", "answer": "no"},
    {"question": "matter", "answer": ""},
    {"question": "speaker", "answer": " "},
    {"by": ""},
    {"id": ""},
    {"at": "yesterday"},
    {"at": "9999-12-31T23:59:59.999Z"},
    {"at": "2031-13-01T00:00:00.000Z"},
    {"revoked_at": ""},
)


@pytest.mark.parametrize("bad", BAD)
def test_a_judgement_that_answers_nothing_is_refused_and_the_rest_is_kept(
    ferry: Record, bad: dict[str, Any]
) -> None:
    import io
    import json

    from onrecord.nouns.lines import to_line

    good = to_line(ferry.judge(the(ferry, "they may go").id, "act=asks", by="Ann"))
    ferry.undo(ferry.judgements()[0].id)
    before = ferry.judgements()
    rows = [{**good, "id": "jnew", "revoked_at": None, **bad}, {**good, "id": "jother", "by": "Bo"}]
    if bad.get("question") in {"same", "tie", "actor"}:
        three = [*good["on"], *[{**good["on"][0], "spans": [[n, n + 1]]} for n in (0, 2)]]
        rows += [{**rows[0], "on": three}, {**rows[0], "on": three[:2], "answer": "maybe"}]
    outcome = ferry.add("-", stdin=io.BytesIO("\n".join(map(json.dumps, rows)).encode()))
    assert [refused.error.code for refused in outcome.refused] == ["E201"] * (len(rows) - 1)
    assert outcome.judgements == ("jother",)
    assert {one.id for one in ferry.judgements()} == {before[0].id, "jother"}


def test_a_record_that_took_such_a_judgement_in_before_opens_and_works(ferry: Record, clock: Days) -> None:
    from onrecord.nouns.lines import to_line
    from onrecord.store import Entry

    good = to_line(ferry.judge(the(ferry, "they may go").id, "act=asks", by="Ann"))
    before = canonical(ferry, leaving=ferry.judgements())
    for number, bad in enumerate(BAD[:-1]):
        line = {**good, "id": f"bad{number}", "answer": "warns", **bad}
        ferry._store.append([Entry("judgement", line["id"], line)], {})
    clock.next()
    ferry.settle()
    assert canonical(ferry, leaving=ferry.judgements()) == before
    assert ferry.review(None)
    assert ferry.judged(the(ferry, "they may go").id)
    assert ferry.undo("bad0").revoked_at
    ferry.forget("b", "no longer wanted")
    assert ferry.judge(the(ferry, "they may go").id, "act=warns", by="Ann").at


def test_answers_come_back_with_an_export_and_stay_as_they_were_given(ferry: Record, clock: Days) -> None:
    import io
    import json

    one = the(ferry, "they may go")
    kept = ferry.judge(one.id, "act=warns", by="Ann", note="so it is")
    gone = ferry.judge(one.id, "statement=no", by="Bo")
    clock.next()
    ferry.undo(gone.id)
    out = "".join(json.dumps(line) + "\n" for line in ferry.lines())
    again = record(clock=clock)
    outcome = again.add("-", stdin=io.BytesIO(out.encode()))
    assert set(outcome.judgements) == {kept.id, gone.id}
    assert canonical(again) == canonical(ferry)
    assert again.judgements()[0] == kept
    assert again.add("-", stdin=io.BytesIO(out.encode())).judgements == ()


def test_an_older_export_does_not_bring_back_what_was_taken_back(ferry: Record, clock: Days) -> None:
    import io
    import json

    judgement = ferry.judge(the(ferry, "they may go").id, "act=warns", by="Ann")
    out = "".join(json.dumps(line) + "\n" for line in ferry.lines())
    clock.next()
    ferry.undo(judgement.id)
    assert ferry.add("-", stdin=io.BytesIO(out.encode())).judgements == ()
    assert ferry.judgements()[0].revoked_at
