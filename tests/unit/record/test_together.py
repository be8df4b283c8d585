from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.unit.record.made import Days, page, record, the

from onrecord.nouns.claims import ClaimState
from onrecord.nouns.errors import OnrecordError

if TYPE_CHECKING:
    from onrecord.record import Record


@pytest.fixture
def ferry() -> Record:
    return record(
        page("a", "Ida Roe: ferries stay\nBo Lind: harbours close", "2031-05-01"),
        page("b", "Bo Lind: not ferries stay\nIda Roe: ferries stay", "2031-05-03"),
        page("c", "Ida Roe: ferries may go", "2031-05-09"),
        page("d", "Cy Moe: nothing was decided"),
    )


def test_claims_are_found_by_state_holder_and_words(ferry: Record) -> None:
    [denied] = ferry.claims(state="denied")
    assert denied.gist == "ferries stay"
    assert len(denied.statements) == 2
    assert ferry.claims(state="denied by a party") == (denied,)
    assert {c.id for c in ferry.claims(state="said")} == {c.id for c in ferry.claims()}
    assert ferry.claims(state="borne out") == ()
    assert {c.holder for c in ferry.claims(by=ferry.who("lind"))} == {"Bo Lind"}
    assert {c.gist for c in ferry.claims(about="ferry")} == {
        "ferries stay",
        "not ferries stay",
        "ferries may go",
    }
    assert ferry.claims(state="denied", by=ferry.who("lind")) == ()
    with pytest.raises(OnrecordError, match=r"E404.*stands, moved, denied, disputed"):
        ferry.claims(state="true")


def test_every_statement_is_in_one_claim(ferry: Record) -> None:
    for statement in ferry.statements():
        claim = ferry.claim_of(statement.id)
        assert claim
        assert statement.id in claim.statements
    assert ferry.claim_of("nobody's") is None


def test_ties_are_found_by_either_end_and_by_a_claim(ferry: Record) -> None:
    denial = the(ferry, "not ferries stay")
    ties = ferry.ties(denial.id)
    assert {tie.right for tie in ties} == {denial.id}
    assert len(ties) == 2
    [denied] = ferry.claims(state="denied")
    assert ferry.ties(denied.id) == ties
    assert len(ferry.ties(denied.statements[0])) == 1
    assert ferry.ties(the(ferry, "harbours close").id) == ()
    assert ferry.ties() == ties


def test_positions_are_found_by_actor_and_matter(ferry: Record) -> None:
    [position] = ferry.positions(ferry.who("roe"))
    claim = ferry.find(position.claim)
    assert claim in ferry.claims()
    assert ferry.positions(matter="Ferries") == tuple(p for p in ferry.positions() if p.matter == "ferries")
    assert ferry.positions(ferry.who("roe"), "harbours") == ()


def test_changes_count_for_their_last_day(ferry: Record) -> None:
    [change] = ferry.changes()
    assert ferry.changes(since="2031-05-09") == (change,)
    assert ferry.changes(since="2031-05-10") == ()
    assert ferry.changes(until="2031-05-09") == ()
    assert ferry.changes("2031-05-01", "2031-05-10") == (change,)
    with pytest.raises(OnrecordError, match="E405"):
        ferry.changes("May")


def test_all_kinds_are_found_by_id_and_printed(ferry: Record) -> None:
    kinds = {line["type"] for line in ferry.lines()}
    assert kinds == {"article", "statement", "actor", "claim", "tie", "position", "change", "story"}
    ids = [line["id"] for line in ferry.lines() if line["type"] in {"claim", "tie", "position", "change"}]
    assert len(ids) > 4
    for id_ in ids:
        assert ferry.find(id_).id == id_
        assert ferry.find(id_[:9]).id == id_


def test_all_kinds_are_as_they_were_known(ferry: Record) -> None:
    before = ferry.as_known("2031-05-31")
    assert (before.claims(), before.ties(), before.positions(), before.changes()) == ((), (), (), ())
    now = ferry.as_known("2031-06-01")
    assert (now.claims(), now.ties()) == (ferry.claims(), ferry.ties())
    assert (now.positions(), now.changes()) == (ferry.positions(), ferry.changes())


def test_what_was_known_is_found_by_the_words_of_then() -> None:
    clock = Days()
    kept = record(page("a", "Ida Roe: ferries stay"), clock=clock)
    clock.next()
    kept.take([page("a", "Ida Roe: harbours go")])
    then = kept.as_known("2031-06-01")
    assert [s.article for s in then.search("ferry")] == ["a"]
    assert then.search("harbour") == ()
    assert [claim.gist for claim in then.claims(about="ferry")] == ["ferries stay"]
    assert kept.search("ferry") == ()


def test_what_moves_on_moves_the_claims_along(ferry: Record) -> None:
    ferry.take([page("b", "Bo Lind: ferries stay", "2031-05-03")])
    assert ferry.claims(state="denied") == ()
    assert all(claim.state is ClaimState.STANDS for claim in ferry.claims())


def test_search_finds_statements_by_words_speaker_and_day(ferry: Record) -> None:
    assert [s.article for s in ferry.search("ferry stays")] == ["a", "b", "b"]
    assert [s.article for s in ferry.search("ferry", by=ferry.who("roe"))] == ["a", "b", "c"]
    assert [s.article for s in ferry.search("ferry", since="2031-05-03", until="2031-05-09")] == ["b", "b"]
    assert [s.article for s in ferry.search("decided")] == ["d"]
    assert ferry.search("decided", since="2001-01-01") == ()
