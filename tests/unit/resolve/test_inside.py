"""Who speaks inside one article: names, pronouns, roles, bodies, documents, and those without a name."""

from __future__ import annotations

import pytest

from onrecord.nouns.actor import ActorKind
from onrecord.nouns.article import Article, Block, BlockKind
from onrecord.nouns.span import Span
from onrecord.nouns.statement import Act, Mode, Role, Statement, Step
from onrecord.resolve.inside import inside

TALKS = (
    "Torv Hale, the Lorvish foreign minister, met Premier Ada Quorne in Velm on Monday. Hale said "
    "the talks went well. "
    "“I am pleased,” he added. The foreign minister praised his host. Quorne said she would return. "
    "“We will see,” the premier said. Her spokesman, Ivo Brandt, declined to comment. Brandt later "
    "said no date was set."
)
STRIKE = (
    "Workers at Quillfeather Ltd walked out, the Dockers' Union (DU) said. The union wants more "
    "pay. The company said no. "
    "A spokeswoman for Quillfeather, Ida Nymoen, said talks go on. She was sorry. The DU said it "
    "would fight. "
    "Two officials close to the talks were gloomy."
)
MATCH = (
    "United Harbour FC coach Pelle Brandt praised his side. The coach said they fought. Captain Ana "
    "Lurie scored twice. "
    "The club declined to comment. She was happy."
)


def statement(text: str, source: str, nth: int = 0, **rest: object) -> Statement:
    at = -1
    for _ in range(nth + 1):
        at = text.index(source, at + 1)
    made = Statement(
        f"s{at}",
        "n1",
        (Span(at, at),),
        (Span(at, at + len(source)),),
        (),
        Mode.INDIRECT,
        Act.SAYS,
        negated=False,
        confidence=1.0,
        made_by="test",
    )
    return made if not rest else type(made)(**{f: getattr(made, f) for f in made.__slots__} | rest)


def article(text: str, published: str | None = "2031-05-06", byline: str | None = None) -> Article:
    return Article(
        "n1", text, (Block(Span(0, len(text)), BlockKind.BODY, "all"),), published=published, byline=byline
    )


def who(text: str, *sources: str | tuple[str, int]) -> list[str | None]:
    asked = [(source, 0) if isinstance(source, str) else source for source in sources]
    resolved, _ = inside(article(text), tuple(statement(text, *one) for one in asked))
    return [one.speaker for one in resolved]


def test_surnames_pronouns_and_roles_become_the_full_name() -> None:
    sources = (("Hale", 1), "he", "The foreign minister", ("Quorne", 1), "she", "the premier")
    assert who(TALKS, *sources) == ["Torv Hale"] * 3 + ["Ada Quorne"] * 3


def test_a_spokesman_speaks_himself_and_answers_for_another() -> None:
    resolved, _ = inside(
        article(TALKS), (statement(TALKS, "Her spokesman, Ivo Brandt,"), statement(TALKS, "Brandt", 1))
    )
    assert [(s.speaker, s.speaker_kind, s.principal) for s in resolved] == [
        ("Ivo Brandt", ActorKind.PERSON, "Ada Quorne")
    ] * 2


def test_bodies_are_found_by_noun_initials_and_short_form() -> None:
    found = who(STRIKE, "the Dockers' Union", "The union", "The company", "The DU", ("it", 0))
    assert found[:4] == ["Dockers' Union", "Dockers' Union", "Quillfeather Ltd", "Dockers' Union"]
    resolved, _ = inside(article(STRIKE), (statement(STRIKE, "A spokeswoman for Quillfeather, Ida Nymoen,"),))
    assert (resolved[0].speaker, resolved[0].principal) == ("Ida Nymoen", "Quillfeather Ltd")


def test_sport_has_its_own_roles() -> None:
    assert who(MATCH, "The coach", "Captain Ana Lurie", "The club", "She") == [
        "Pelle Brandt", "Ana Lurie", "United Harbour FC", "Ana Lurie",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "source", "speaker", "kind"),
    [
        ("Moscow said no on Friday.", "Moscow", "Russia", ActorKind.BODY),
        ("The Kremlin said no on Friday.", "The Kremlin", "Kremlin", ActorKind.BODY),
        ("Senior officials said no.", "Senior officials", "senior officials", ActorKind.UNNAMED),
        (
            "The Norwegian skippers said no.",
            "The Norwegian skippers",
            "Norwegian skippers",
            ActorKind.UNNAMED,
        ),
        (
            "On Friday a person close to the board said no.",
            "a person close to the board",
            "person close to the board",
            ActorKind.UNNAMED,
        ),
        ("Republicans said no.", "Republicans", "Republicans", ActorKind.UNNAMED),
        (
            "A new Ostrel University poll says so.",
            "A new Ostrel University poll",
            "Ostrel University poll",
            ActorKind.DOCUMENT,
        ),
        (
            "In all, 46 percent of young fishermen agreed.",
            "46 percent of young fishermen",
            "young fishermen",
            ActorKind.UNNAMED,
        ),
        (
            "The Lorvish finance ministry said no.",
            "The Lorvish finance ministry",
            "Lorvish finance ministry",
            ActorKind.BODY,
        ),
        (
            "Mira Oduya's campaign said no. Mira Oduya was away.",
            "Mira Oduya's campaign",
            "Oduya campaign",
            ActorKind.BODY,
        ),
        ("Mira Oduya wrote home. Her letter says no.", "Her letter", "Mira Oduya", ActorKind.PERSON),
    ],
)
def test_kinds_of_sources(text: str, source: str, speaker: str, kind: ActorKind) -> None:
    resolved, _ = inside(article(text), (statement(text, source),))
    assert (resolved[0].speaker, resolved[0].speaker_kind) == (speaker, kind)


def test_joint_speakers_are_all_kept_and_a_persons_aides_are_not() -> None:
    text = "Mira Oduya and Jonas Petrell said no. Mira Oduya and her aides said yes."
    assert who(text, "Mira Oduya and Jonas Petrell", "Mira Oduya and her aides") == [
        "Mira Oduya; Jonas Petrell", "Mira Oduya",
    ]  # fmt: skip


def test_two_people_of_one_surname_are_told_apart_by_title() -> None:
    text = (
        "Thomas Rehder and his sister Clara Rehder own the mill. Mr. Rehder said it would stay open. "
        "Ms. Rehder said it would close."
    )
    assert who(text, "Mr. Rehder", "Ms. Rehder") == ["Thomas Rehder", "Clara Rehder"]


def test_i_in_a_quotation_is_who_is_quoted_and_he_is_somebody_else() -> None:
    text = "Olav Strand met Piet Maas. “I fear he will say no and he knows it,” Strand said."
    start = text.index("I fear")
    quote = Statement(
        "q",
        "n1",
        (Span(start, text.index(",”")),),
        (Span(text.rindex("Strand"), text.rindex("Strand") + 6),),
        (),
        Mode.DIRECT,
        Act.SAYS,
        negated=False,
        confidence=1.0,
        made_by="test",
    )
    resolved, _ = inside(article(text), (quote, statement(text, "I", 0), statement(text, "he will"[:2])))
    assert [s.speaker for s in resolved] == ["Olav Strand", "Olav Strand", "Piet Maas"]


def test_nothing_to_go_by_stays_unknown() -> None:
    assert who("He said it would rain. It may.", "He") == [None]
    columns = "I think it will rain."
    assert who(columns, "I") == [None]
    resolved, _ = inside(article(columns, byline="By Nell Okafor"), (statement(columns, "I"),))
    assert resolved[0].speaker == "Nell Okafor"


def test_a_public_office_of_a_named_country_is_looked_up_on_the_day() -> None:
    text = "The French president said so."
    told, _ = inside(article(text, published="2019-03-04"), (statement(text, "The French president"),))
    assert told[0].speaker == "Emmanuel Macron"
    untold, _ = inside(article(text, published=None), (statement(text, "The French president"),))
    assert (untold[0].speaker, untold[0].speaker_kind) == ("French president", ActorKind.UNNAMED)


def test_addressees_media_and_chains_get_the_names_of_the_cast() -> None:
    text = "Torv Hale told Ada Quorne that he agreed, the Velm Herald reported. Ms. Quorne told him no."
    resolved, _ = inside(
        article(text),
        (
            statement(text, "Torv Hale", to=("Ada Quorne",), via="the Velm Herald"),
            statement(
                text,
                "Ms. Quorne",
                to=("him",),
                cue=(Span(text.rindex("told"), text.rindex("told") + 4),),
                chain=(Step(Role.OUTLET, "the Velm Herald", Span(0, 0)),),
            ),
        ),
    )
    assert (resolved[0].to, resolved[0].via) == (("Ada Quorne",), "Velm Herald")
    assert (resolved[1].to, resolved[1].chain[0].name) == (("Torv Hale",), "Velm Herald")


def test_a_quotation_that_runs_on_keeps_its_speaker() -> None:
    text = "“We won,” Ana Lurie said. “It was late.” The rain fell."
    first = Statement(
        "a",
        "n1",
        (Span(1, 8),),
        (Span(10, 19),),
        (Span(20, 24),),
        Mode.DIRECT,
        Act.SAYS,
        negated=False,
        confidence=1.0,
        made_by="test",
    )
    second = Statement(
        "b",
        "n1",
        (Span(27, 39),),
        (),
        (),
        Mode.DIRECT,
        Act.SAYS,
        negated=False,
        confidence=1.0,
        made_by="test",
    )
    third = Statement(
        "c",
        "n1",
        (Span(45, 54),),
        (),
        (),
        Mode.DIRECT,
        Act.SAYS,
        negated=False,
        confidence=1.0,
        made_by="test",
    )
    resolved, _ = inside(article(text), (first, second, third))
    assert [s.speaker for s in resolved] == ["Ana Lurie", "Ana Lurie", None]


def test_transcripts_name_their_speakers_in_capitals() -> None:
    text = "Host Lena Ruark spoke with Gov. Emil Haas.\nRUARK: Why now?\nHAAS: Because it is time.\n"
    assert who(text, "RUARK", "HAAS") == ["Lena Ruark", "Emil Haas"]


def test_an_article_without_a_noun_names_nobody() -> None:
    assert who("Ida Roe spoke. The harbour is shut, it said.", "The") == [None]


def test_who_tells_of_anothers_words_has_their_name_in_the_chain() -> None:
    text = (
        "The Velm Herald wrote of the yard. The paper reported that Torv Hale said it was shut. "
        "Ada Quorne left. She said that her lawyer had promised that it would open."
    )

    def at(words: str, nth: int = 0) -> Span:
        start = text.index(words) if not nth else text.index(words, text.index(words) + 1)
        return Span(start, start + len(words))

    paper, she = at("The paper"), at("She")
    printed = statement(
        text,
        "Torv Hale",
        chain=(Step(Role.OUTLET, "The paper", paper), Step(Role.PRINCIPAL, "Torv Hale", at("Torv Hale"))),
    )
    outer = statement(text, "She")
    inner = statement(
        text,
        "her lawyer",
        chain=(Step(Role.PRINCIPAL, "She", she), Step(Role.PRINCIPAL, "her lawyer", at("her lawyer"))),
    )
    one, _, two = inside(article(text), (printed, outer, inner))[0]
    assert one.via == "Velm Herald"
    assert next(step.name for step in two.chain) == two.via == "Ada Quorne"
