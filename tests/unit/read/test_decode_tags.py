"""Tags become well-formed segments."""

import numpy as np
from tests.unit.read.handmade import marks

from onrecord.read.decode_tags import Part, Segment, segments


def test_tags_become_segments_of_their_parts() -> None:
    made = segments(marks("Ada said that it rained .", "S C K k k .").tags)
    assert made == (Segment(0, 1, Part.SOURCE), Segment(1, 2, Part.CUE), Segment(2, 5, Part.CONTENT))


def test_a_tag_begins_a_new_segment_next_to_one_of_its_kind() -> None:
    assert segments(marks("It rained it snowed", "K k K k").tags) == (
        Segment(0, 2, Part.CONTENT),
        Segment(2, 4, Part.CONTENT),
    )


def test_a_part_never_goes_on_after_another() -> None:
    made = segments(marks("Ada said so", "S k k", sure=0.6).tags)
    assert all(segment.part is Part.CONTENT or segment.first == 0 for segment in made)
    assert sum(segment.last - segment.first for segment in made) == 3


def test_a_weak_gap_inside_a_content_stays_outside_of_it_only_if_likelier() -> None:
    tags = marks("one two three", "K . k").tags
    tags[1] = np.log([0.4, 0.0001, 0.0001, 0.0001, 0.0001, 0.0001, 0.5995])
    assert segments(tags) == (Segment(0, 3, Part.CONTENT),)


def test_nothing_goes_on_over_a_break() -> None:
    made = segments(marks("It rained it snowed", "K k k k").tags, breaks={2})
    assert made == (Segment(0, 2, Part.CONTENT), Segment(2, 4, Part.CONTENT))


def test_no_words_no_segments() -> None:
    assert segments(np.zeros((0, 7))) == ()


def test_words_between_segments_are_counted() -> None:
    left, right = Segment(0, 2, Part.CUE), Segment(5, 6, Part.CONTENT)
    assert left.away(right) == right.away(left) == 3
    assert left.away(left) == 0
