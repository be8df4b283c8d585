from __future__ import annotations

import pytest

from onrecord.nouns.span import Span
from onrecord.nouns.statement import Act
from onrecord.read.acts import act_of, cameo, plover
from onrecord.text.lexicon import table


def act(source: str, cue: str, content: str, *, content_first: bool = False) -> Act:
    parts = (content, source, cue) if content_first else (source, cue, content)
    text = " ".join(parts) + "."
    spans = {}
    at = 0
    for part in parts:
        spans[part] = (Span(at, at + len(part)),)
        at += len(part) + 1
    return act_of(text, spans[content], spans[source], spans[cue])


@pytest.mark.parametrize(
    ("cue", "content", "wanted"),
    [
        ("said", "the bridge was closed at noon", Act.SAYS),
        ("confirmed", "that the bridge had been closed", Act.CONFIRMS),
        ("flatly denied", "that the levy had been doubled", Act.DENIES),
        ("declined to comment on", "the merger", Act.DECLINES),
        ("neither confirmed nor denied", "the sale", Act.DECLINES),
        ("has not confirmed", "the sale", Act.DECLINES),
        ("demanded", "that the board resign", Act.DEMANDS),
        ("called on", "the union to end the strike", Act.DEMANDS),
        ("urged", "the council to think again", Act.ASKS),
        ("has offered to", "mediate", Act.OFFERS),
        ("pledged", "to rebuild the pier", Act.PROMISES),
        ("conceded", "that the figures were wrong", Act.ACCEPTS),
        ("refused to", "sign the contract", Act.REJECTS),
        ("did not endorse", "the plan", Act.REJECTS),
        ("threatened to", "close the yard", Act.THREATENS),
        ("warned", "that the dam could fail", Act.WARNS),
        ("accused", "the operator of neglect", Act.ACCUSES),
        ("praised", "the rescue crews", Act.PRAISES),
        ("expects", "the talks to end by spring", Act.EXPECTS),
        ("plans to", "widen the canal", Act.INTENDS),
        ("called for", "ending the levy", Act.INTENDS),
    ],
)
def test_the_cue_decides_where_it_names_an_act(cue: str, content: str, wanted: Act) -> None:
    assert act("Ida Roe", cue, content) is wanted


@pytest.mark.parametrize(
    ("content", "wanted"),
    [
        ("“The minister is a liar and his figures are a sham,”", Act.ACCUSES),
        ("“Why did nobody look at the dam?”", Act.ACCUSES),
        ("“When will the ferry be back?”", Act.ASKS),
        ("“The operator must repair the lock,”", Act.DEMANDS),
        ("“The council should meet on Monday,”", Act.ASKS),
        ("“We will not sell the yard,”", Act.REJECTS),
        ("“We will repair every mile of track,”", Act.PROMISES),
        ("“We are still ready to talk,”", Act.OFFERS),
        ("“I am grateful to the crews,”", Act.PRAISES),
        ("“Prices will fall next year,”", Act.EXPECTS),
        ("“I want to widen the canal,”", Act.INTENDS),
        ("“That report is simply not true,”", Act.DENIES),
        ("“No comment,”", Act.DECLINES),
        ("“If they strike, we will impose sanctions on them,”", Act.THREATENS),
        ("“I think the ferry will be late,”", Act.EXPECTS),
        ("“The lock is 90 metres long,”", Act.SAYS),
    ],
)
def test_a_plain_cue_leaves_it_to_the_content(content: str, wanted: Act) -> None:
    assert act("Ida Roe", "said", content, content_first=True) is wanted


@pytest.mark.parametrize(
    "content",
    [
        "the storm devastated the harbour",
        "the pump failed to start",
        "the harvest was ruined by hail",
        "two men tried to steal a lorry",
        "crews would bury the cable",
        "the puppet show opens on Monday",
        "corruption fell by a third",
        "“Corruption fell by a third,”",
        "fraud in Ostland fell by a third",
        "hail damaged the pier and hurt the trees",
        "they had failed to repair the lock",
    ],
)
def test_an_event_accuses_nobody(content: str) -> None:
    assert act("Ida Roe", "said", content) is Act.SAYS


@pytest.mark.parametrize(
    "content",
    [
        "the ministry was reckless",
        "“This is shameful,”",
        "“He failed to repair the lock,”",
        "that Jon Vell had been reckless",
        "“It is a disgrace for the town,”",
        "“The mayor was weak and made a mistake,”",
    ],
)
def test_blame_of_somebody_accuses(content: str) -> None:
    assert act("Ida Roe", "said", content) is Act.ACCUSES


def test_a_name_that_opens_a_sentence_is_told_by_its_capital_elsewhere() -> None:
    said = "“Vell cheated,”"
    start = len("Ida Roe said ")
    for before, wanted in ((" in Ostland.", Act.SAYS), (" of Vell.", Act.ACCUSES)):
        text = f"Ida Roe said {said}{before}"
        content = (Span(start, start + len(said)),)
        assert act_of(text, content, (Span(0, 7),), (Span(8, 12),)) is wanted


@pytest.mark.parametrize(
    ("cue", "content", "wanted"),
    [
        ("hit", "the pier at noon", Act.SAYS),
        ("hit out at", "the council", Act.ACCUSES),
        ("dropped", "the plan at the pier", Act.SAYS),
        ("said", "the roof was near collapse", Act.SAYS),
        ("said", "there was no danger", Act.SAYS),
        ("said", "the delay was a consequence of the frost", Act.SAYS),
        ("said", "the town was in danger of a flood", Act.WARNS),
    ],
)
def test_everyday_words_alone_name_no_act(cue: str, content: str, wanted: Act) -> None:
    assert act("Ida Roe", cue, content) is wanted


def test_he_in_a_quotation_is_somebody_else() -> None:
    assert act("Ida Roe", "said", "he would repair the lock") is Act.PROMISES
    assert act("Ida Roe", "said", "“He will repair the lock”") is Act.EXPECTS


def test_a_body_that_names_itself_speaks_of_its_own_doing() -> None:
    assert act("Ostland's ministry", "said", "Ostland will reopen the border") is Act.PROMISES
    assert act("Ida Roe", "said", "Ostland will reopen the border") is Act.EXPECTS


def test_what_a_poll_shows_is_a_plain_assertion() -> None:
    assert act("The survey", "found", "that the mayor is a liar to most voters") is Act.SAYS


def test_a_spokesman_can_carry_his_principals_act() -> None:
    assert act("Harbour Board spokesman Jon Vell", "said", "the board has rejected the plan") is Act.REJECTS
    assert act("Jon Vell", "said", "the board has rejected the plan") is not Act.REJECTS


def test_a_warning_of_own_sanctions_is_a_threat() -> None:
    assert act("Ostland", "warned", "that sanctions would be imposed unless the port opens") is Act.THREATENS


def test_every_act_has_its_roots() -> None:
    assert {plover(a) for a in Act} == {"none", "AGREE", "SUPPORT", "REQUEST", "REJECT", "THREATEN", "ACCUSE"}
    assert all(len(cameo(a)) == 2 and cameo(a).isdigit() for a in Act)


def test_the_tables_name_acts_only_and_no_phrase_twice() -> None:
    acts = table("acts")
    assert set(acts["cue"]) | set(acts["content"]) <= set(acts["order"]) == {str(a) for a in Act}
    for part in ("cue", "content"):
        for name, phrases in acts[part].items():
            assert len(phrases) == len(set(phrases)), (part, name)


def test_no_word_of_valence_is_in_two_lists() -> None:
    for part, lists in table("valence").items():
        phrases = [phrase for phrases in lists.values() for phrase in phrases]
        assert len(phrases) == len(set(phrases)), part
