"""Contents are fitted to quotation marks."""

import pytest
from tests.unit.read.handmade import marks

from onrecord.read.decode_ground import ground
from onrecord.read.decode_quotes import QuoteSettings, parted, snapped
from onrecord.read.decode_tags import segments
from onrecord.text.quotes import quotations

SETTINGS = QuoteSettings(share=0.5, least=4, spill=2)


def contents(text: str, tags: str) -> list[str]:
    made = marks(text, tags)
    found = snapped(made, segments(made.tags), quotations(text), SETTINGS)
    return [text[made.starts[s.first] : made.ends[s.last - 1]] for s in found if s.part.name == "CONTENT"]


@pytest.mark.parametrize(
    ("text", "tags", "wanted"),
    [
        # stops short at both ends
        ('"The old bridge will close," Ada said.', ". . K k k k . . S C .", ['"The old bridge will close,"']),
        # runs on
        ('Ada said "the bridge will close" today.', "S C K k k k k k k .", ['"the bridge will close"']),
        # in two pieces
        ('"We came, we saw," Ada said.', "K k k . K k k k S C .", ['"We came, we saw,"']),
        # mostly something else: left alone
        ('"We came and then we saw it all," he said.', "K k . . . . . . . . . S C .", ['"We']),
        # goes on in indirect speech on purpose
        (
            'Ada said "the bridge will close" because the river is rising fast.',
            "S C K k k k k k k k k k k k .",
            ['"the bridge will close" because the river is rising fast'],
        ),
    ],
)
def test_contents_and_quotations(text: str, tags: str, wanted: list[str]) -> None:
    assert contents(text, tags) == wanted


def test_a_term_in_quotation_marks_is_no_speech() -> None:
    text = 'Ada opened the "grand hall" today.'
    made = marks(text, "S C . . K k . . .")
    found = segments(made.tags)
    assert snapped(made, found, quotations(text), SETTINGS) == found


def test_speech_within_a_quotation_gives_way() -> None:
    text = '"My aunt said that it rains here," Ada said.'
    made = marks(text, ". S s C K k k k k k S C .")
    found = snapped(made, segments(made.tags), quotations(text), SETTINGS)
    assert [s.part.name for s in found] == ["CONTENT", "SOURCE", "CUE"]


@pytest.mark.parametrize(
    ("text", "tags", "wanted"),
    [
        # the cue behind the quotation is the quotation's own
        (
            'It was late: "We go now," Ada said.',
            "K k k k k k k k k k S C .",
            ["It was late:", '"We go now,"'],
        ),
        # without one, all of it is what the cue before it says
        ('Ada was plain: it ends: "We go now."', "S C C . K k k k k k k k k", ['it ends: "We go now."']),
    ],
)
def test_a_quotation_after_a_colon_with_a_cue_of_its_own_is_parted(
    text: str, tags: str, wanted: list[str]
) -> None:
    made = marks(text, tags)
    found = parted(made, segments(made.tags), quotations(text), ground(text, made).colons)
    contents = [text[made.starts[s.first] : made.ends[s.last - 1]] for s in found if s.part.name == "CONTENT"]
    assert contents == wanted
