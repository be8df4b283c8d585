"""Lines broken at a fixed width are read as paragraphs; all other line breaks stay."""

import textwrap

from onrecord.text.wrapped import unwrapped

PARAGRAPHS = (
    (
        "The council of Elmstead met on Monday to speak of the bridge, which has been closed since the flood "
        "of last spring, and of the ferry that has taken its place ever since, at a cost nobody had foreseen."
    ),
    (
        "Ada Orr, who leads the works, said that the piers would hold. She asked for more time and for a "
        "second survey of the western bank, where the ground has given way twice."
    ),
    "Nobody spoke against it.",
    (
        "The council will meet again in June, when the second survey is due and the money for the winter has "
        "to be found, one way or another."
    ),
)


def test_the_lines_of_a_paragraph_are_joined_and_paragraphs_stay_apart() -> None:
    for seam in ("\n\n", "\n"):
        text = seam.join(textwrap.fill(paragraph, 66) for paragraph in PARAGRAPHS)
        assert unwrapped(text) == seam.join(PARAGRAPHS)


def test_texts_that_were_not_wrapped_come_back_as_they_are() -> None:
    for text in (
        "",
        "\n\n",
        "\n\n".join(PARAGRAPHS),
        "\n".join(PARAGRAPHS),
        "\n".join(f"{n}. A list of names and the towns they are from, number {n}" for n in range(20)),
    ):
        assert unwrapped(text) == text
