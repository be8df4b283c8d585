from __future__ import annotations

from onrecord.reconcile.noun_phrases import NounPhrases, root, verb_here
from onrecord.text.phrases import tokens

TEXT = (
    "The council wants to close the harbour. A harbour fee of nine marks is planned. "
    "The new harbour fee would hit small boats. They will close on Sunday, said the mayor. "
    "The boats of Ostmark pay nine crowns and a fee."
)


def printed(text: str = TEXT) -> set[str]:
    return {words for forms in NounPhrases([text]).phrases().values() for words in forms}


def test_a_phrase_ends_with_a_noun_and_holds_no_small_word() -> None:
    assert {"harbour", "harbour fee", "fee", "boats"} <= printed()
    assert not any(" of " in words or words.lower().startswith("the ") for words in printed())


def test_a_word_that_follows_to_and_will_is_no_noun() -> None:
    assert "close" not in printed()


def test_what_is_counted_names_nothing() -> None:
    assert "crowns" not in printed()


def test_a_place_is_part_of_no_matter() -> None:
    phrases = NounPhrases(["Rain fell in Ostmark. Boats lay at Ostmark. The fee of Ostmark rose."])
    assert not phrases.part("ostmark")
    assert phrases.part("fee")


def test_a_phrase_does_not_begin_inside_a_name() -> None:
    assert "Council sanctions" not in printed(
        "The Ostmark Council sanctions failed. The Ostmark Council sanctions."
    )


def test_a_word_is_a_verb_where_it_follows_to_or_will() -> None:
    words = tokens("they want to deal with it, and will really deal, but the deal failed")
    places = [at for at, word in enumerate(words) if word.form == "deal"]
    assert [verb_here(words, at) for at in places] == [True, True, False]


def test_one_and_many_have_one_root() -> None:
    assert root("sides") == root("side")
    assert root("ferries") == root("ferry")
    assert root("glass") != root("glas")
