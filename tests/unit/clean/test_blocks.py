from __future__ import annotations

import pytest

from onrecord.clean.blocks import Labelled, label
from onrecord.nouns.article import BlockKind, CreditKind

STORY = [
    "The port of Velmara stays closed until the dredgers have finished, the harbour master said on Tuesday.",
    "Fishermen who met him at the quay asked for money, and he promised them an answer within a week or two.",
    "Nobody in the town hall wanted to say how long the work would take, or who was going to pay for it.",
    "The mayor, who had asked for the work in spring, told the council that no other way had been found.",
]


def labelled(*lines: str, title: str | None = None) -> list[tuple[str, str]]:
    text = "\n".join(lines)
    return [(block.kind.value, block.span.of(text)) for block in label(text, title).blocks]


def kinds(*lines: str, title: str | None = None) -> list[str]:
    return [kind for kind, _ in labelled(*lines, title=title)]


def found(*lines: str) -> Labelled:
    return label("\n".join(lines))


def test_running_text_is_body_and_nothing_else() -> None:
    assert kinds(*STORY) == ["body"] * 4


@pytest.mark.parametrize(
    "line",
    [
        "***",
        "_____",
        "COMMENTS",
        "12 comments",
        "Advertisement",
        "Share this article",
        "© 2031 The Velmara Courier. All rights reserved.",
        "https://velmara.example/port",
        "Читайте также",
    ],
)
def test_furniture_between_paragraphs(line: str) -> None:
    assert kinds(STORY[0], line, STORY[1]) == ["body", "furniture", "body"]


@pytest.mark.parametrize(
    "line",
    [
        "Subscribe to our newsletter for the latest from the coast.",
        "Discover more from Tidal Notes | Ships, Ports and Weather",
        "Follow Ada Quill on Twitter @adaquill.",
        "READ MORE: Harbour master refuses to resign",
        "Sign up to get our letter every morning.",
        "Click here to support our work.",
    ],
)
def test_lines_that_want_something_of_the_reader(line: str) -> None:
    assert kinds(*STORY, line)[-1] == "promo"


def test_the_outlet_a_promotion_names_is_noted_without_its_slogan() -> None:
    assert found(*STORY, "Discover more from Tidal Notes | Ships, Ports and Weather").outlet == "Tidal Notes"


def test_a_picture_a_credit_and_the_rest_of_one_line_are_three_blocks() -> None:
    lines = [
        "Velmara Port to Stay Closed",
        "The work goes on, he said. Read full article at Coast.example",
        "![x](a.jpg)",
    ]
    assert labelled(*lines, *STORY)[:4] == [
        ("headline", lines[0]),
        ("dek", "The work goes on, he said."),
        ("credit", "Read full article at Coast.example"),
        ("image", "![x](a.jpg)"),
    ]


@pytest.mark.parametrize(
    ("line", "kind", "name"),
    [
        (
            "This article originally appeared on The Coast Review.",
            CreditKind.REPUBLISHED_FROM,
            "The Coast Review",
        ),
        ("Republished with permission from Coast Review", CreditKind.REPUBLISHED_FROM, "Coast Review"),
        (
            "This story is based on reporting by Ada Quill, who covers ports.",
            CreditKind.BASED_ON,
            "Ada Quill",
        ),
        ("The Coastal Press contributed to this report.", CreditKind.BASED_ON, "The Coastal Press"),
        ("With files from Coastal Press", CreditKind.BASED_ON, "Coastal Press"),
    ],
)
def test_credits_name_their_source(line: str, kind: CreditKind, name: str) -> None:
    result = found(*STORY, line)
    assert result.blocks[-1].kind == "credit"
    (credit,) = result.credits
    assert (credit.kind, credit.name) == (kind, name)
    assert credit.span.of("\n".join([*STORY, line])) == name


@pytest.mark.parametrize(
    "line",
    [
        "The harbour at dawn, June 2, 2031. REUTERS/Ada Quill/File Photo",
        "Dredgers at work off Velmara. (Ada Quill/AP)",
        "Dredgers at work off Velmara. Photo: Ada Quill",
        "FILE - In this May 5, 2030 file photo, dredgers work off Velmara.",
    ],
)
def test_captions_are_known_by_their_credit_or_start(line: str) -> None:
    assert kinds(line, *STORY) == ["caption", *["body"] * 4]


@pytest.mark.parametrize(
    "line",
    [
        "He has always projected the image of a man who had no time for the press or a photo.",
        "The council based its plan on a report by engineers, which it did not publish.",
        "He told them to read the full report at home, because it would be long.",
        "Subscribe he would not, said the mayor, who was asked to sign for the loan.",
        "“Comments like these do not help anybody who lives off the sea,” she said after the meeting.",
        "By Friday Morning the Ships Were Gone.",
    ],
)
def test_sentences_with_the_same_words_stay_body(line: str) -> None:
    assert kinds(STORY[0], line, *STORY[1:]) == ["body"] * 5


@pytest.mark.parametrize(
    ("line", "byline", "outlet"),
    [
        ("By Ada Quill", "Ada Quill", None),
        ("By Ada Quill and Tom Reeve, Staff Writers", "Ada Quill and Tom Reeve", None),
        ("Ada Quill for Coastal News", "Ada Quill", "Coastal News"),
        ("(Reporting by Ada Quill; Editing by Tom Reeve)", "Ada Quill", None),
    ],
)
def test_bylines_at_the_end(line: str, byline: str, outlet: str | None) -> None:
    result = found(*STORY, line)
    assert result.blocks[-1].kind == "byline"
    assert (result.byline, result.outlet) == (byline, outlet)


def test_a_headline_of_the_shape_of_a_byline_is_none() -> None:
    assert kinds("Velmara Hopes for Better Weather", *STORY)[0] == "headline"
    assert kinds(*STORY[:3], "Council Votes for New Dredgers", STORY[3])[3] == "subhead"


def test_a_title_in_the_text_is_its_headline_even_with_a_full_stop_or_over_two_lines() -> None:
    title = "Port stays shut; Mayor blames the weather"
    assert kinds("Port stays shut;", "Mayor blames the weather.", *STORY, title=title)[:3] == [
        "headline"
    ] * 2 + ["body"]


def test_a_sentence_of_the_story_is_no_headline() -> None:
    assert kinds("The port is shut.", *STORY) == ["body"] * 5


def test_a_headline_after_the_first_paragraph_and_its_copy() -> None:
    line = "Harbour Master Signals Long Delay for Velmara"
    assert kinds(STORY[0], line, line, *STORY[1:]) == ["body", "headline", "repeat", "body", "body", "body"]


def test_a_line_under_the_headline_is_the_dek() -> None:
    assert kinds("Velmara Port Shut", "Mayor Blames the Weather and the Council", *STORY)[:3] == [
        "headline",
        "dek",
        "body",
    ]


def test_later_copies_of_a_paragraph_are_repeats_and_the_first_stays() -> None:
    assert kinds(*STORY, "***", STORY[1], STORY[2]) == [*["body"] * 4, "furniture", "repeat", "repeat"]


def test_short_answers_may_come_twice() -> None:
    assert kinds(STORY[0], "“No, never.”", STORY[1], "“No, never.”", STORY[2]) == ["body"] * 5


@pytest.mark.parametrize(
    "line", ["What the Council Decided", "What comes next", "‘Ten years of work’", "Money"]
)
def test_short_lines_between_paragraphs_are_subheads(line: str) -> None:
    assert kinds(STORY[0], line, STORY[1])[1] == "subhead"


@pytest.mark.parametrize(
    "line", ["“No” is what the mayor said", "and nobody paid", "He went.", "QUILL: no answer"]
)
def test_short_lines_that_may_be_said_are_body(line: str) -> None:
    assert kinds(STORY[0], line, STORY[1])[1] == "body"


def test_transcripts_survive() -> None:
    lines = [
        "REEVE: Will You Open the Port",
        "QUILL: No.",
        "REEVE: When will you?",
        "QUILL: When it is safe to do so.",
    ]
    assert set(kinds(STORY[0], *lines, STORY[1])) == {"body"}


def test_corrections_speak_of_the_article() -> None:
    assert (
        kinds(*STORY, "Correction: An earlier version misspelled the name of the mayor.")[-1] == "correction"
    )


def test_a_line_of_a_day_is_furniture_above_the_story() -> None:
    assert kinds("Velmara Port Shut", "Published: 3 March 2031, 10:15 GMT", *STORY)[1] == "furniture"


def test_every_block_says_why() -> None:
    assert all(block.why for block in found("Velmara Port Shut", *STORY, "COMMENTS").blocks)


@pytest.mark.parametrize(
    "unit", ["a", "![", "(", "Ab/", "By Ab Cd ", "this article was ", "# ", "*a", "**", "1 May "]
)
def test_a_line_without_end_is_labelled_in_linear_time(unit: str) -> None:
    text = unit * (100_000 // len(unit)) + " x"
    assert [block.kind.value for block in label(text).blocks] == ["body"]


def test_marks_of_headings_stand_alone_and_the_headline_is_its_words() -> None:
    lines = ["# Velmara port shut", *STORY[:2], "## Who will pay", STORY[2], "**What comes next**", STORY[3]]
    assert labelled(*lines)[:2] == [("furniture", "#"), ("headline", "Velmara port shut")]
    assert kinds(*lines)[4:] == ["furniture", "subhead", "body", "furniture", "subhead", "furniture", "body"]


def test_a_rule_under_a_line_makes_it_a_heading() -> None:
    assert kinds("Velmara port shut", "=====", *STORY)[:3] == ["headline", "furniture", "body"]
    assert kinds(STORY[0], "Who will pay", "---", *STORY[1:])[1] == "subhead"
    assert kinds(STORY[0], "---", *STORY[1:])[:2] == ["body", "furniture"]


def test_emphasis_does_not_hide_what_a_line_is() -> None:
    assert kinds(*STORY, "**Subscribe** to The Gull today")[-1] == "promo"
    result = found(STORY[0], "*Dredgers at work. (Photo by Coast Wire)*", *STORY[1:])
    assert result.blocks[1].kind == "caption"
    assert [credit.name for credit in result.credits] == ["Coast Wire"]


def test_a_stressed_line_right_below_a_picture_is_its_caption() -> None:
    assert kinds(STORY[0], "![x](a.jpg)", "*Dredgers off Velmara*", STORY[1])[2] == "caption"
    assert kinds(STORY[0], "*He said so, and went.*", STORY[1])[1] == "body"


@pytest.mark.parametrize(
    "line", ["Updated 22 May", "Updated at 9:50 p.m. ET Thursday", "Port News", "Staff report"]
)
def test_days_sections_and_bylines_are_no_dek(line: str) -> None:
    assert "dek" not in kinds("Velmara Port Shut", line, *STORY)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Photos: 1 of 12", "furniture"),
        ("Sources: Coast Wire, The Gull", "credit"),
        ("To contact the reporter on this story: Ada Quill", "promo"),
        ("Image copyright Coast Wire Image caption Dredgers at work", "caption"),
    ],
)
def test_boilerplate_of_well_known_layouts(line: str, kind: str) -> None:
    assert kinds(*STORY[:2], line, *STORY[2:])[2] == kind


@pytest.mark.parametrize(
    "line",
    [
        "Copyright law must change, said Ida Roe, the minister.",
        "For more than a decade, residents who visit the harbour had to pay.",
        "“Join us in the fight on Facebook,” she said.",
        "Contact the office at help@orn.example to complain, the mayor said.",
    ],
)
def test_a_sentence_with_the_words_of_furniture_stays_body(line: str) -> None:
    text = f"The harbour of Orn stays closed, the council said.\n{line}\nIt meets again to settle this."
    at = text.index(line)
    (kind,) = {b.kind for b in label(text).blocks if b.span.start <= at < b.span.end}
    assert kind is BlockKind.BODY
