"""Finds whom a pronoun stands for: by gender, number, place in the sentence, and who has had the floor."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.nouns.actor import ActorKind
from onrecord.resolve.answers import Answer, Floor
from onrecord.resolve.phrases import Head, phrase_of, unnamed_text
from onrecord.resolve.roles import POSSESSIVES
from onrecord.resolve.words import Gender, bodies, office, singular
from onrecord.text.names import Word, listed, never, words

if TYPE_CHECKING:
    from onrecord.resolve.cast import Cast
    from onrecord.resolve.figures import Figure
    from onrecord.resolve.mentions import Named

HE = frozenset({"he", "him", "his", "himself"})
SHE = frozenset({"she", "her", "hers", "herself"})
THEY = frozenset({"they", "them", "their", "themselves", "these", "those"})
IT = frozenset({"it", "its", "itself", "this", "that"})
WHO = frozenset({"who", "which", "that", "whom", "whose"})
FIRST = frozenset(
    {"i", "we", "me", "us", "my", "our", "myself", "ourselves", "i'm", "i've", "i'd", "we're", "we've"}
)
ANY = HE | SHE | THEY | IT | WHO | FIRST | {"you", "your"}
_REACH = 9
_Scored = list[tuple[float, int, Answer]]
_SAID = frozenset({"that", "whether", "if"})


@dataclass(frozen=True, slots=True)
class Group:
    """A plural or a thing that is talked of without a name: "the researchers", "a new report"."""

    place: int
    end: int
    sentence: int
    text: str
    head: Head
    plural: bool
    subject: bool


def _around(cast: Cast, place: int, reach: int) -> list[tuple[Named, Figure]]:
    """Return the names before a place with their figures, not more than so many sentences back."""
    mentions, sentences = cast.scan.mentions, cast.scan.sentences
    if not sentences:
        return []
    start = sentences[max(0, cast.scan.sentence_at(place) - reach)].start
    first = bisect_left(mentions, start, key=lambda named: named.span.start)
    last = bisect_left(mentions, place, key=lambda named: named.span.start)
    found = ((named, cast.at(named)) for named in mentions[first:last])
    return [(named, figure) for named, figure in found if figure is not None]


def person_meant(cast: Cast, floor: Floor, place: int, key: str) -> Figure | None:
    """Return the person "he" or "she" stands for here, and learn their gender; None if nobody fits."""
    chosen = likeliest_person(cast, floor, place, key)
    if chosen is not None and chosen.gender is None and chosen.mentions:
        chosen.gender = Gender.FEMALE if key in SHE else Gender.MALE
    return chosen


def likeliest_person(
    cast: Cast, floor: Floor, place: int, key: str, apart: Figure | None = None
) -> Figure | None:
    """Return the person "he" or "she" most likely stands for, `apart` from one; None if nobody fits.

    Near names count more than far ones, subjects more than objects, who has the floor more than others,
    and what stands in quotation marks hardly at all.
    """
    gender = Gender.FEMALE if key in SHE else Gender.MALE
    here = cast.scan.sentence_at(place)
    inside = place < len(cast.scan.quoted) and bool(cast.scan.quoted[place])
    barred = floor.saying(place) if inside else frozenset()
    values: dict[Figure, float] = {}
    for named, figure in _around(cast, place, _REACH):
        value = _prominence(named, here - named.sentence, inside=inside)
        values[figure] = max(value, values.get(figure, value))
    for heard in floor.before(place, 6):
        if here - heard.sentence > _REACH:
            continue
        value = heard.sentence - here + (0.8 if heard.nested else 2.2)
        for figure in heard.answer.figures:
            values[figure] = max(value, values.get(figure, value))
    speaker = floor.last(place, ActorKind.PERSON)
    ranked: list[tuple[float, int, Figure]] = []
    for figure, near in values.items():
        if figure.kind is not ActorKind.PERSON or figure.gender not in (None, gender) or figure in barred:
            continue
        if figure is apart:
            continue
        if figure.weak and len(figure.keys) == 1 and figure not in floor.speakers:
            continue
        value = near + min(len(figure.mentions), 8) * 0.06 - 1.0 * (figure.gender is None) - 1.5 * figure.weak
        value += 0.8 * (speaker is not None and figure in speaker.answer.figures)
        ranked.append((value, -figure.first, figure))
    return max(ranked, key=lambda item: item[:2])[2] if ranked else None


def stranger_meant(cast: Cast, floor: Floor, place: int, key: str) -> Answer | None:
    """Return the one person without a name whom "he" or "she" takes up: the last speaker, named nowhere.

    Only close by, and where no person of fitting gender is named from the sentence of that speaker on.
    """
    last = floor.last(place)
    if last is None or last.answer.kind is not ActorKind.UNNAMED or not last.answer.text:
        return None
    here, gender = cast.scan.sentence_at(place), Gender.FEMALE if key in SHE else Gender.MALE
    if here - last.sentence > 2 or not _one_person(last.answer.text, gender):
        return None
    between = (
        figure
        for named, figure in _around(cast, place, 2)
        if named.sentence >= last.sentence and not named.possessive and not named.quoted
    )
    rivals = any(f.kind is ActorKind.PERSON and f.gender in (None, gender) for f in between)
    return None if rivals else last.answer


def _one_person(text: str, gender: Gender) -> bool:
    """Tell whether a description in small letters is of one person who can have this gender."""
    items = words(text)
    end = next((i for i, w in enumerate(items) if i and w.key in listed("after_core")), len(items))
    head = items[end - 1].key if items else ""
    if singular(head) != head or head in office("unnamed", "plural"):
        return False
    other = office("roles", "female" if gender is Gender.MALE else "male")
    people = (office("roles", "heads") | office("unnamed", "singular")) - office("unnamed", "asking")
    return head in people and head not in other


def _prominence(named: Named, away: int, *, inside: bool) -> float:
    """Return how much one name draws a pronoun that stands so many sentences behind it."""
    value = -1.0 * away + 1.6 * named.subject - 0.6 * named.possessive + 0.4 * named.initial
    value -= 2.5 * (named.quoted and not inside)
    return value - 0.4 * (away == 0 and not named.subject)


def groups_of(cast: Cast) -> list[Group]:
    """Return the plurals and things an article talks of without naming them, in order."""
    text = cast.scan.text
    plurals, nouns = office("unnamed", "plural"), office("roles", "heads") | office("unnamed", "singular")
    things = office("documents", "nouns")
    found: list[Group] = []
    for number, items in enumerate(cast.scan.words):
        for at, word in enumerate(items):
            single = singular(word.key)
            plural = (
                single != word.key and (single in nouns or single in bodies("nouns"))
            ) or word.key in plurals
            thing = single in things
            if (
                not (plural or thing)
                or word.possessive
                or (at + 1 < len(items) and _goes_on(text, items, at))
            ):
                continue
            start = _start(text, items, at)
            phrase = phrase_of(text, items[start : at + 1])
            if phrase is None:
                continue
            prior = items[start - 1].key if start else ""
            if thing and prior in _SAID:  # "said that a report …" is what was said, not who says more
                continue
            found.append(
                Group(
                    items[start].start,
                    word.end,
                    number,
                    unnamed_text(text, phrase, cast.scan.small),
                    Head.DOCUMENT if thing and not (plural and single in nouns) else Head.GROUP,
                    plural or single != word.key,
                    start == 0
                    or prior
                    not in ("of", "in", "on", "to", "for", "by", "with", "from", "at", "against", "about"),
                )
            )
    return found


def _goes_on(text: str, items: tuple[Word, ...], at: int) -> bool:
    following = items[at + 1]
    single = singular(following.key)
    nouns = (
        office("roles", "heads")
        | office("unnamed", "singular")
        | office("documents", "nouns")
        | bodies("nouns")
    )
    return text[items[at].end : following.start] == " " and single in nouns and not following.capital


def _start(text: str, items: tuple[Word, ...], at: int) -> int:
    start = at
    while start and at - start < 5:
        word = items[start - 1]
        if text[word.end : items[start].start] != " ":
            break
        if word.key in ("the", "a", "an", "these", "those") or word.key in POSSESSIVES:
            return start - 1
        if (
            len(word.key) < 3
            or word.key in listed("before_group")
            or (word.key in never() and word.key not in listed("amounts"))
            or (word.key.endswith(("ed", "ly")) and not _adjective(items, start - 1))
        ):
            break
        start -= 1
    infinitive = start < at and start > 0 and items[start - 1].key == "to"
    return start + infinitive


def _adjective(items: tuple[Word, ...], at: int) -> bool:
    """Tell whether a word like "registered" describes what follows, opening the phrase."""
    return at == 0 or items[at - 1].key in never() or items[at - 1].raw[:1].isdigit()


def _groups_before(groups: list[Group], place: int, count: int = 12) -> list[Group]:
    first = bisect_left(groups, place, key=lambda group: group.place)
    return [group for group in groups[max(0, first - count) : first] if group.end <= place]


def plural_meant(cast: Cast, groups: list[Group], floor: Floor, place: int) -> Answer | None:
    """Return the group or body "they" stands for."""
    here = cast.scan.sentence_at(place)
    scored: list[tuple[float, int, Answer]] = []
    for group in _groups_before(groups, place):
        if group.plural and group.head is Head.GROUP and here - group.sentence <= 3:
            value = group.sentence - here + 1.0 * group.subject
            scored.append((value, group.place, Answer(ActorKind.UNNAMED, text=group.text)))
    for heard in floor.before(place, 4):
        if here - heard.sentence <= 3 and heard.answer.kind is not ActorKind.PERSON:
            plural = heard.answer.kind is ActorKind.UNNAMED or len(heard.answer.figures) > 1
            scored.append((heard.sentence - here + (1.6 if plural else 0.6), heard.place, heard.answer))
    for named, figure in _around(cast, place, 2):
        if figure.kind is ActorKind.BODY and not figure.place and named.span.end <= place:
            value = named.sentence - here + 0.6 * named.subject - 0.6
            scored.append((value, named.span.start, Answer(ActorKind.BODY, (figure,))))
    return max(scored, key=lambda item: item[:2])[2] if scored else None


def thing_meant(cast: Cast, groups: list[Group], floor: Floor, place: int) -> Answer | None:
    """Return the body or document "it" stands for."""
    found = [*_bodies_near(cast, floor, place), *_documents_near(cast, groups, floor, place)]
    return max(found, key=lambda item: item[:2])[2] if found else None


def body_near(cast: Cast, floor: Floor, place: int) -> Answer | None:
    """Return the body that "its" stands for in front of somebody's role."""
    found = _bodies_near(cast, floor, place)
    return max(found, key=lambda item: item[:2])[2] if found else None


def _bodies_near(cast: Cast, floor: Floor, place: int) -> _Scored:
    here = cast.scan.sentence_at(place)
    scored: _Scored = []
    for named, figure in _around(cast, place, 2):
        if figure.kind is ActorKind.BODY and not named.quoted and named.span.end <= place:
            value = named.sentence - here + 1.0 * named.subject - 0.5 * named.possessive - 0.8 * figure.place
            scored.append((value, named.span.start, Answer(ActorKind.BODY, (figure,))))
    return [*scored, *_spoken(floor, place, here, ActorKind.BODY)]


def _documents_near(cast: Cast, groups: list[Group], floor: Floor, place: int) -> _Scored:
    here, quoted = cast.scan.sentence_at(place), cast.scan.quoted
    scored: _Scored = []
    for group in _groups_before(groups, place):
        document = group.head is Head.DOCUMENT and not group.plural and here - group.sentence <= 2
        if document and (quoted[place] or not quoted[group.place]):
            value = group.sentence - here + 0.8 * group.subject
            scored.append((value, group.place, Answer(ActorKind.DOCUMENT, text=group.text)))
    return [*scored, *_spoken(floor, place, here, ActorKind.DOCUMENT)]


def _spoken(floor: Floor, place: int, here: int, kind: ActorKind) -> _Scored:
    return [
        (heard.sentence - here + 1.8, heard.place, heard.answer)
        for heard in floor.before(place, 4)
        if here - heard.sentence <= 3 and heard.answer.kind is kind
    ]


def relative_meant(cast: Cast, groups: list[Group], place: int, key: str) -> Answer | None:
    """Return what "who" or "which" takes up: the nearest name or group before it in its sentence."""
    here = cast.scan.sentence_at(place)
    human = key in ("who", "whom", "whose")
    scored: list[tuple[int, Answer]] = []
    for named, figure in _around(cast, place, 0):
        person = figure.kind is ActorKind.PERSON
        if (
            named.span.end <= place
            and not named.possessive
            and (person if human else key != "which" or not person)
        ):
            scored.append((named.span.end, Answer(figure.kind, (figure,))))
    for group in _groups_before(groups, place):
        document = group.head is Head.DOCUMENT
        if group.sentence == here and not (document and key != "which"):
            kind = ActorKind.DOCUMENT if document else ActorKind.UNNAMED
            scored.append((group.end, Answer(kind, text=group.text)))
    return max(scored, key=lambda item: item[0])[1] if scored else None
