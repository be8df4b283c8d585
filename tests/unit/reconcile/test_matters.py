from __future__ import annotations

from tests.unit.reconcile.build import Paper, Said, Story, days
from tests.unit.reconcile.ledgers import changed, claims, tie

from onrecord.nouns.claims import TieKind
from onrecord.nouns.judgement import Rulings
from onrecord.nouns.statement import Act
from onrecord.reconcile.matters import matters
from onrecord.text.lexicon import table

TOLL = (
    Said("Anna Quell", "the drivers want an end to the bridge toll", Act.DEMANDS, "a"),
    Said("Bert Holm", "the bridge toll will stay for another year", Act.REJECTS, "b"),
    Said("Cara Ruun", "nobody can pay for the pillars without the bridge toll", Act.SAYS, "c"),
)
FERRY = (
    Said("Anna Quell", "the drivers want the night ferry back", Act.DEMANDS, "d"),
    Said("Bert Holm", "the night ferry will come back in spring", Act.PROMISES, "e"),
    Said("Dana Ost", "the night ferry was never full", Act.SAYS, "f"),
)
REST = (
    Said("Dana Ost", "my uncle sold apples once", Act.SAYS, "g"),
    Said("Bert Holm", "this", Act.DENIES, "h"),
)


def found(
    *ties: tuple[str, str], rulings: Rulings | None = None, lines: tuple[Said, ...] = TOLL + FERRY + REST
) -> dict[str, str]:
    papers = (Paper("p", lines, "Ostmark Post", days("2031-05-10")),)
    context = Story(papers, rulings=rulings or Rulings()).context()
    answers = tuple(tie(left, right, TieKind.DENIES) for left, right in ties)
    names = matters(claims(context), answers, context)
    return {group.removeprefix("c-"): name for group, name in names.items()}


def test_claims_that_share_telling_words_share_a_matter_named_as_it_is_printed() -> None:
    names = found()
    assert [names[name] for name in "abc"] == ["bridge toll"] * 3
    assert [names[name] for name in "def"] == ["night ferry"] * 3


def test_what_shares_nothing_has_no_matter() -> None:
    assert not {"g", "h"} & set(found())


def test_an_answer_shares_the_matter_of_what_it_answers() -> None:
    assert found(("d", "h"))["h"] == "night ferry"


def test_two_that_answer_the_same_need_not_share_a_matter() -> None:
    names = found(("g", "b"), ("g", "e"))
    assert (names["b"], names["e"]) == ("bridge toll", "night ferry")
    names = found(("a", "b"), ("a", "e"))
    assert (names["a"], names["b"], names["e"]) == ("bridge toll",) * 3


def test_a_claim_goes_to_the_rarer_of_two_matters() -> None:
    wide = tuple(
        Said(who, f"the bridge toll {how}", Act.DEMANDS, how)
        for who, how in (
            ("Dana Ost", "falls"),
            ("Ewa Lind", "rises"),
            ("Finn Aar", "ends"),
            ("Gun Ek", "stays"),
        )
    )
    both = Said("Hans Ry", "the bridge toll and the night ferry", Act.DEMANDS, "both")
    assert found(lines=(*TOLL, *FERRY, *wide, both))["both"] == "night ferry"


def test_who_speaks_is_no_matter() -> None:
    lines = tuple(
        Said(who, f"the plans of Anna Quell are {how}", Act.PRAISES, how)
        for who, how in (("Bert Holm", "bold"), ("Cara Ruun", "sound"), ("Dana Ost", "late"))
    )
    own = Said("Anna Quell", "so it will be done", Act.PROMISES, "own")
    assert found(lines=(*lines, own)) == {}


def test_claims_between_which_something_moved_have_a_matter_that_no_other_has() -> None:
    lines = (
        Said("Ewa Lind", "the lighthouse opens in May", Act.SAYS, "x"),
        Said("Ewa Lind", "the lighthouse opens in June", Act.SAYS, "y"),
    )
    papers = (Paper("p", TOLL + FERRY + lines, "Ostmark Post", days("2031-05-10")),)
    context = Story(papers).context()
    names = matters(claims(context), (changed("x", "y"),), context)
    assert (names["c-x"], names["c-y"]) == ("lighthouse", "lighthouse")
    assert "c-x" not in matters(claims(context), (), context)


def test_every_topic_is_a_concept() -> None:
    concepts = table("concepts")["concepts"]
    assert [name for name in table("matters")["topics"] if name not in concepts] == []
    assert set(table("matters")["same"].values()) <= set(table("matters")["topics"])


def test_words_that_fit_any_story_name_no_matter() -> None:
    lines = tuple(
        Said(who, f"the government must know the {what} of the situation", Act.DEMANDS, what)
        for who, what in (("Bert Holm", "reason"), ("Cara Ruun", "result"), ("Dana Ost", "effect"))
    )
    assert found(lines=lines) == {}


def test_a_person_moves_one_claim_to_another_matter() -> None:
    names = found(rulings=Rulings(matters=(("b", "road charges", "kt"),)))
    assert names["b"] == "road charges"
    assert {names[name] for name in "ac"} == {"bridge toll"}


def test_of_several_names_for_a_claim_each_persons_last_counts_if_they_agree() -> None:
    names = found(rulings=Rulings(matters=(("b", "tolls", "kt"), ("b", "road charges", "kt"))))
    assert names["b"] == "road charges"
    names = found(rulings=Rulings(matters=(("b", "road charges", "kt"), ("b", "tolls", "ml"))))
    assert names == found()


def test_a_person_gives_a_matter_to_a_claim_without_one() -> None:
    names = found(rulings=Rulings(matters=(("g", "apples", "kt"),)))
    assert names["g"] == "apples"


def test_a_claim_moved_to_a_name_in_use_joins_that_matter() -> None:
    names = found(rulings=Rulings(matters=(("b", "night ferry", "kt"),)))
    assert {names[name] for name in "bdef"} == {"night ferry"}
    assert {names[name] for name in "ac"} == {"bridge toll"}
