"""Turns of a transcript are who said what by their form."""

from onrecord.nouns.span import Span
from onrecord.nouns.statement import Attribution
from onrecord.read.transcripts import transcripts

TALK = (
    "The committee heard the minister on Monday.\n\n"
    "“CHAIR: When did you know of the leak?\n\n"
    "“SOND: On the Tuesday. I told the board.\n\n"
    "“And the board told nobody.\n\n"
    "“CHAIR: Thank you.”\n\n"
    "The hearing goes on today."
)


def turns(text: str, found: tuple[Attribution, ...] = ()) -> list[tuple[str, list[str]]]:
    made = transcripts(text, (Span(0, len(text)),), found)
    return [(one.source[0].of(text), [span.of(text) for span in one.content]) for one in made if one.source]


def test_each_turn_is_its_speakers_and_goes_on_until_the_next() -> None:
    assert turns(TALK) == [
        ("CHAIR", ["When did you know of the leak?"]),
        ("SOND", ["On the Tuesday. I told the board.", "“And the board told nobody."]),
        ("CHAIR", ["Thank you.”"]),
    ]


def test_what_was_found_inside_a_turn_gives_way_and_the_rest_stays() -> None:
    def at(words: str) -> tuple[Span, ...]:
        return (Span(TALK.index(words), TALK.index(words) + len(words)),)

    inside = Attribution(at("the board."), at("I"), at("told"), 0.5, "model")
    outside = Attribution(at("the minister"), at("The committee"), at("heard"), 0.5, "model")
    found = turns(TALK, (outside, inside))
    assert ("The committee", ["the minister"]) in found
    assert ("I", ["the board."]) not in found
    assert len(found) == 4


def test_headings_and_a_single_name_are_no_transcript() -> None:
    assert turns("VIDEO: The bridge at dawn\nWATCH: The bridge at night\n") == []
    assert turns("SOND: We leave.\nA report by our staff.\n") == []
