"""Who is one with whom across articles, and what a name proves nothing about."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import permutations

from onrecord.nouns.actor import Actor, ActorKind
from onrecord.nouns.article import Article, Block, BlockKind
from onrecord.nouns.span import Span
from onrecord.nouns.statement import Act, Mode, Reading, Report, Statement
from onrecord.nouns.when import Basis, When
from onrecord.resolve.across import across
from onrecord.resolve.inside import inside


def read(name: str, text: str, *sources: str, day: int = 6) -> tuple[Article, Reading]:
    when = When(date(2031, 5, day), date(2031, 5, day), Basis.STATED, "given")
    article = Article(name, text, (Block(Span(0, len(text)), BlockKind.BODY, "all"),), when=when)
    statements = []
    for number, source in enumerate(sources):
        at = text.index(source)
        span = Span(at, at + len(source))
        statements.append(
            Statement(
                f"{name}{number}",
                name,
                (Span(at, at),),
                (span,),
                (),
                Mode.DIRECT,
                Act.SAYS,
                negated=False,
                confidence=1.0,
                made_by="test",
            )
        )
    resolved, actors = inside(article, tuple(statements))
    report = Report(f"{name}r", name, (Span(0, 1),), tuple(a.name for a in actors[:1]), negated=False)
    return article, Reading(name, 1, resolved, (report,), actors, "test")


def together(
    *pairs: tuple[Article, Reading],
) -> tuple[dict[str, Statement], tuple[Report, ...], tuple[Actor, ...]]:
    statements, reports, actors = across(tuple(a for a, _ in pairs), tuple(r for _, r in pairs))
    return {s.id: s for s in statements}, reports, actors


def test_a_bare_surname_joins_the_one_person_whose_articles_share_other_names() -> None:
    full = read(
        "a", "Mayor Ines Calder met Omar Dell of Fishers' Union in Velm. Ines Calder said yes.", "Ines Calder"
    )
    bare = read("b", "Ms. Calder and Omar Dell spoke again. Ms. Calder said no.", "Ms. Calder")
    other = read("c", "The painter Calder showed new work. Calder said it was late.", "Calder")
    statements, _, _ = together(full, bare, other)
    assert statements["b0"].speaker == "Ines Calder"
    assert statements["b0"].speaker_id == statements["a0"].speaker_id
    assert statements["c0"].speaker_id != statements["a0"].speaker_id


def test_two_full_names_of_one_surname_stay_two_people_and_the_bare_one_goes_to_neither() -> None:
    one = read("a", "Ines Calder met Omar Dell. Ines Calder said yes.", "Ines Calder")
    two = read("b", "Paul Calder met Omar Dell. Paul Calder said no.", "Paul Calder")
    bare = read("c", "Omar Dell met Calder. Later Calder said maybe.", "Calder")
    statements, _, _ = together(one, two, bare)
    assert len({s.speaker_id for s in statements.values()}) == 3


def test_spellings_and_short_forms_of_one_name_are_one_person() -> None:
    one = read("a", "Dmitry Halvorsen said yes.", "Dmitry Halvorsen")
    two = read("b", "Dmitri Halvorsen said no.", "Dmitri Halvorsen")
    three = read("c", "Robert Ekholm Jr. said yes.", "Robert Ekholm Jr.")
    four = read("d", "Bob Ekholm said no.", "Bob Ekholm")
    statements, _, _ = together(one, two, three, four)
    assert statements["a0"].speaker_id == statements["b0"].speaker_id
    assert statements["c0"].speaker_id == statements["d0"].speaker_id


def test_an_initial_that_fits_two_people_joins_neither() -> None:
    articles = [
        read(n, f"{name} Ekholm said yes.", f"{name} Ekholm")
        for n, name in zip("abc", ("J.", "Jane", "John"), strict=True)
    ]
    statements, _, _ = together(*articles)
    assert len({s.speaker_id for s in statements.values()}) == 3


def test_a_body_and_its_initials_meet_across_articles() -> None:
    one = read("a", "The Harbour Safety Board said yes.", "The Harbour Safety Board")
    two = read("b", "On Monday the HSB said no.", "the HSB")
    statements, _, actors = together(one, two)
    assert statements["b0"].speaker == "Harbour Safety Board"
    assert {"HSB", "Harbour Safety Board"} <= set(
        next(a for a in actors if a.id == statements["a0"].speaker_id).forms
    )


def test_a_role_of_a_named_owner_is_given_to_its_one_holder_in_another_article() -> None:
    one = read(
        "a",
        "An attorney for Bram Pell, Nora Voss, said yes. Pell was away.",
        "An attorney for Bram Pell, Nora Voss,",
    )
    two = read("b", "Bram Pell kept silent. His lawyer said no.", "His lawyer")
    statements, _, _ = together(one, two)
    assert (statements["b0"].speaker, statements["b0"].speaker_kind) == ("Nora Voss", ActorKind.PERSON)


def test_a_spokesmans_body_is_known_from_another_article() -> None:
    one = read("a", "Harbour Board spokesman Ivo Brandt said yes.", "Harbour Board spokesman Ivo Brandt")
    two = read("b", "Spokesman Ivo Brandt said no.", "Spokesman Ivo Brandt")
    statements, _, _ = together(one, two)
    assert [statements[i].principal for i in ("a0", "b0")] == ["Harbour Board"] * 2


def test_offices_are_held_for_the_days_of_the_articles_that_say_so() -> None:
    one = read("a", "Mayor Ines Calder said yes.", "Mayor Ines Calder", day=6)
    two = read("b", "Mayor Ines Calder said no.", "Mayor Ines Calder", day=9)
    _, _, actors = together(one, two)
    (office,) = next(a for a in actors if a.name == "Ines Calder").offices
    assert office.office == "mayor"
    assert office.when is not None
    assert (office.when.first, office.when.last) == (date(2031, 5, 6), date(2031, 5, 9))


def test_any_order_gives_the_same_and_reports_get_the_records_names() -> None:
    pairs = [
        read("a", "Mayor Ines Calder met Omar Dell in Velm. Ines Calder said yes.", "Ines Calder"),
        read("b", "Calder saw Omar Dell. Later Calder said no.", "Calder"),
        read("c", "Moscow said no. Officials agreed.", "Moscow", "Officials"),
    ]
    results = {together(*order)[1:] for order in permutations(pairs)}
    assert len(results) == 1
    reports, actors = next(iter(results))
    assert {name for report in reports for name in report.about} <= {actor.name for actor in actors}
    assert len({actor.id for actor in actors}) == len(actors)


def test_whom_words_are_about_is_told_by_the_names_of_the_record() -> None:
    one, (article, reading) = (
        read("a", "Mayor Ines Calder met Omar Dell in Velm. Ines Calder said yes.", "Ines Calder"),
        read("b", "Calder saw Omar Dell. Later Calder said no.", "Calder"),
    )
    said = replace(reading.statements[0], about=("Calder", "Omar Dell", "Norway"))
    report = replace(reading.reports[0], about=("Calder", "Calder’s"))
    again = replace(reading, statements=(said,), reports=(report,))
    statements, reports, _ = together(one, (article, again))
    assert statements["b0"].about == ("Ines Calder", "Omar Dell", "Norway")
    assert reports[1].about == ("Ines Calder", "Calder’s")


def test_a_report_is_about_whom_its_printed_form_means_in_its_article() -> None:
    article, reading = read("a", "Mayor Ines Calder left. Calder said yes.", "Calder")
    report = replace(reading.reports[0], about=("Calder",))
    _, reports, _ = together((article, replace(reading, reports=(report,))))
    assert reports[0].about == ("Ines Calder",)


def test_a_house_speaks_for_whose_it_is_in_articles_that_share_a_name() -> None:
    text = "Ida Roe left Quay House, the seat of the Harbour Authority. At noon Quay House said no."
    told = read("a", text, "Quay House said")
    bare = read("b", "Ida Roe came back. On Monday Quay House said no.", "Quay House")
    for order in permutations((told, bare)):
        statements, _, _ = together(*order)
        assert statements["b0"].speaker == "Harbour Authority"
    other = read("c", "Tomas Vell came back. On Monday Quay House said no.", "Quay House")
    statements, _, _ = together(told, other)
    assert statements["c0"].speaker == "Quay House"
