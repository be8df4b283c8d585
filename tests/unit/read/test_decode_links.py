"""Contents find their cues, cues their sources."""

from dataclasses import replace

import numpy as np
from tests.unit.read.handmade import marks

from onrecord.read.decode_ground import Ground, ground
from onrecord.read.decode_links import LinkSettings, drafts
from onrecord.read.decode_tags import segments
from onrecord.text.encoder import Marks

SETTINGS = LinkSettings(distance=0.15, lines=0.0, alone=1.0, sourceless=0.0, loose=1.5, apart=12)


def placed(text: str, given: Marks, zones: list[int] | None) -> Ground:
    place = ground(text, given)
    return replace(place, zone=tuple(zones)) if zones else place


def made(text: str, given: Marks, zones: list[int] | None = None) -> list[tuple[str, str, list[str]]]:
    found = segments(given.tags)

    def words(first: int, last: int) -> str:
        return text[given.starts[first] : given.ends[last - 1]]

    return [
        (
            words(d.source.first, d.source.last) if d.source else "",
            words(d.cue.first, d.cue.last) if d.cue else "",
            [words(c.first, c.last) for c in d.contents],
        )
        for d in drafts(given, found, placed(text, given, zones), SETTINGS)
    ]


def test_a_content_goes_to_the_cue_it_points_at() -> None:
    text = "Ada said it rained Bo denied it snowed"
    given = marks(text, "S C K k S C K k", {2: 1, 3: 1, 6: 5, 7: 5}, {1: 0, 5: 4})
    assert made(text, given) == [("Ada", "said", ["it rained"]), ("Bo", "denied", ["it snowed"])]


def test_a_source_may_belong_to_two_cues() -> None:
    text = "Ada said it rained , adding it snowed"
    given = marks(text, "S C K k . C K k", {2: 1, 3: 1, 6: 5, 7: 5}, {1: 0, 5: 0})
    assert made(text, given) == [("Ada", "said", ["it rained"]), ("Ada", "adding", ["it snowed"])]


def test_contents_with_one_cue_are_one_attribution() -> None:
    text = "it rained , Ada said , and snowed"
    given = marks(text, "K k . S C . K k", {0: 4, 1: 4, 6: 4, 7: 4}, {4: 3})
    assert made(text, given) == [("Ada", "said", ["it rained", "and snowed"])]


def test_a_cue_that_points_at_itself_has_no_source() -> None:
    text = "Ada left ; reportedly it rained"
    given = marks(text, "S . . C K k", {4: 3, 5: 3})
    assert made(text, given) == [("", "reportedly", ["it rained"])]


def test_a_content_that_points_at_itself_stands_alone() -> None:
    text = "it rained and so on Ada said"
    given = marks(text, "K k . . . S C", {}, {6: 5})
    assert made(text, given) == [("", "", ["it rained"])]


def test_nothing_is_linked_from_zone_to_zone() -> None:
    text = "Ada said it rained"
    given = marks(text, "S C K k", {2: 1, 3: 1}, {1: 0})
    assert made(text, given, [0, 0, 1, 1]) == [("", "", ["it rained"])]


def test_how_sure_the_links_are_is_kept() -> None:
    text = "Ada said it rained"
    given = marks(text, "S C K k", {2: 1, 3: 1}, {1: 0})
    (draft,) = drafts(given, segments(given.tags), ground(text, given), SETTINGS)
    assert 0.9 < draft.content_link <= 1
    assert 0.9 < draft.source_link <= 1


def test_a_word_the_tags_left_out_becomes_the_source_its_cue_points_at() -> None:
    text = "the harbour board said it rained"
    given = marks(text, ". . . C K k", {4: 3, 5: 3}, {3: 0})
    given.tags[1:3, 2] = np.log(0.4)
    assert made(text, given) == [("the harbour board", "said", ["it rained"])]


def test_a_word_the_tags_left_out_becomes_the_cue_its_content_points_at() -> None:
    text = "Ada wants rain"
    given = marks(text, "S . K", {2: 1}, {1: 0})
    assert made(text, given) == [("Ada", "wants", ["rain"])]


def test_a_word_of_another_zone_becomes_neither() -> None:
    given = marks("Ada wants rain", "S . K", {2: 1}, {1: 0})
    assert made("Ada wants rain", given, [0, 0, 1]) == [("", "", ["rain"])]


def test_a_content_far_from_the_others_on_its_side_is_not_theirs() -> None:
    text = "Ada said it rained" + " and" * 20 + " it snowed"
    given = marks(text, "S C K k" + " ." * 20 + " K k", {2: 1, 3: 1, 24: 1, 25: 1}, {1: 0})
    assert made(text, given) == [("Ada", "said", ["it rained"])]


def test_a_content_on_another_line_is_not_the_cues_unless_it_is_speech() -> None:
    text = "Ada said it rained .\nIt snowed"
    given = marks(text, "S C K k . K k", {2: 1, 3: 1, 5: 1, 6: 1}, {1: 0})
    assert made(text, given) == [("Ada", "said", ["it rained"])]
    text = '" It rained . \n " It snowed " Ada said'
    given = marks(text, "K k k . K k k k S C", {**dict.fromkeys(range(8), 9)}, {9: 8})
    assert made(text, given) == [("Ada", "said", ['" It rained', '" It snowed "'])]


def test_contents_that_nothing_stands_between_are_one_span() -> None:
    text = "Ada urged lenders to wait"
    given = marks(text, "S C K K k", {2: 1, 3: 1, 4: 1}, {1: 0})
    assert made(text, given) == [("Ada", "urged", ["lenders to wait"])]


def test_a_line_break_stands_against_a_link() -> None:
    text = "Bo left .\nthey said it rained"
    given = marks(text, "S . . . C K k", {5: 4, 6: 4}, {4: 0})
    given.sources.scores[0][4] = [-0.6, -0.9]
    found, place = segments(given.tags), placed(text, given, None)
    free = replace(SETTINGS, distance=0.0)
    assert [d.source is None for d in drafts(given, found, place, free)] == [False]
    assert [d.source is None for d in drafts(given, found, place, replace(free, lines=2.0))] == [True]


def test_a_word_that_names_nobody_is_no_source_by_itself() -> None:
    text = "the bridge said it rained"
    assert made(text, marks(text, ". . C K k", {3: 2, 4: 2}, {2: 1}))[0][0] == "bridge"
    assert made(text, marks(text, ". . C K k", {3: 2, 4: 2}, {2: 0}))[0][0] == ""
