"""Standoff files give rows whose spans cover what was annotated; what is wrong is named by file and line."""

import gzip
import json
from pathlib import Path

import pytest

from onrecord_training.standoff import folder, main, standoff

TEXT = "“It holds,” said Ilva Sond. “For\nnow.” She and Oru Bek doubt it, and fear\tmore rain 🌧 “soon”.\n"


def span(key: str, kind: str, *words: str) -> str:
    """Write the line of a span that covers the words, each piece the first of its kind in the text."""
    pieces = [(TEXT.index(piece), TEXT.index(piece) + len(piece)) for piece in words]
    place = ";".join(f"{start} {end}" for start, end in pieces)
    return f"{key}\t{kind} {place}\t{' '.join(words)}\n".replace("\nn", " n")


HOLDS = (
    span("T1", "Content", "“It holds,”", "“For", "now.”")
    + span("T2", "Cue", "said")
    + span("T3", "Source", "Ilva Sond")
    + span("T4", "Attribution", "said")
    + "E1\tAttribution:T4 Content:T1 Cue:T2 Source:T3\n"
)


def words(annotation: str, item: int = 0) -> dict[str, list[str]]:
    row = standoff("dam", TEXT, annotation)
    return {role: [TEXT[a:b] for a, b in spans] for role, spans in row["attributions"][item].items()}


def test_a_row_has_the_name_the_untouched_text_and_the_words_of_each_role() -> None:
    row = standoff("dam", TEXT, HOLDS)
    assert (row["id"], row["text"]) == ("dam", TEXT)
    assert words(HOLDS) == {
        "source": ["Ilva Sond"],
        "cue": ["said"],
        "content": ["“It holds,”", "“For\nnow.”"],
    }


def test_pieces_torn_at_the_end_of_a_line_are_one_again() -> None:
    start = TEXT.index("“For")
    assert [start, start + 10] in standoff("dam", TEXT, HOLDS)["attributions"][0]["content"]


def test_pieces_stand_in_the_order_of_the_text() -> None:
    mixed = span("T1", "Content", "doubt it", "It holds") + "E1\tAttribution:T1 Content:T1\n"
    assert words(mixed)["content"] == ["It holds", "doubt it"]


def test_several_parts_of_a_role_and_a_span_in_two_attributions() -> None:
    two = (
        "E1\tAttribution:T3 Source:T1 Source2:T2 Cue:T3 Content:T4\n"  # before the spans it names
        + span("T1", "Source", "She")
        + span("T2", "Source", "Oru Bek")
        + span("T3", "Cue", "doubt")
        + span("T4", "Content", "it,")
        + span("T5", "Cue", "fear")
        + span("T6", "Content", "more rain")
        + span("T7", "Content", "“soon”")
        + "E2\tAttribution:T5 Content:T6 Source:T1 Content2:T7 Cue:T5\n"
    )
    assert words(two)["source"] == ["She", "Oru Bek"]
    assert words(two, 1) == {"source": ["She"], "cue": ["fear"], "content": ["more rain", "“soon”"]}


def test_without_source_or_cue_it_stays_without_content_it_goes() -> None:
    bare = span("T1", "Content", "It holds") + span("T2", "Cue", "said")
    bare += "E1\tAttribution-no-source:T2 Cue:T2\nE2\tAttribution-no-source:T2 Content:T1\n"
    assert standoff("dam", TEXT, bare)["attributions"] == [{"source": [], "cue": [], "content": [[1, 9]]}]


def test_other_lines_and_spans_change_nothing() -> None:
    others = (
        "#1\tAnnotatorNotes E1\tE9 or Content?\n"
        "A1\tNegation E1\nM2\tSure T1 Low\nR1\tSame Arg1:T1 Arg2:T3\n"
        "*\tEquiv T1 T3\nN1\tReference T3 who:7\tSond\n" + span("T9", "Discuss", "doubt it") + "\n"
    )
    assert standoff("dam", TEXT, others + HOLDS) == standoff("dam", TEXT, HOLDS)


def test_windows_line_ends_of_the_annotation_and_tabs_in_the_text_do_no_harm() -> None:
    tab = HOLDS.replace("\n", "\r\n") + span("T9", "Discuss", "fear\tmore")
    assert words(tab) == words(HOLDS)


def test_an_unusual_blank_in_a_span_ends_no_line() -> None:
    text = "She\u2028said so."
    row = standoff("x", text, "T1\tContent 0 8\tShe\u2028said\nE1\tAttribution:T1 Content:T1\n")
    assert row["attributions"][0]["content"] == [[0, 8]]


@pytest.mark.parametrize(
    ("annotation", "what"),
    [
        ("T1\tCue 12 16\tsaid\n\nnonsense\n", "line 3: no line"),
        ("T1 Cue 12 16 said\n", "line 1: no line"),
        ("Text\tCue 12 16\tsaid\n", "line 1: no line"),
        ("T1\tCue 12 to 16\tsaid\n", "line 1: no span"),
        ("T1\tCue\tsaid\n", "line 1: no span"),
        ("T1\tCue 12 16;20\tsaid\n", "line 1: no span"),
        ("T1\tCue 12 1600\tsaid\n", "line 1: 12 1600 is no span"),
        ("T1\tCue 16 12\tsaid\n", "line 1: 16 12 is no span"),
        ("T1\tCue 13 17\tsaid\n", "line 1: the text has 'aid ' there, not 'said'"),
        ("T1\tCue 12 16\tsaid\nT1\tCue 12 16\tsaid\n", "line 2: T1 stands twice"),
        ("T1\tCue 12 16\tsaid\nE1\tAttribution:T1 Content:T2\n", "line 2: 'Content:T2' .* no span 'T2'"),
        ("T1\tCue 12 16\tsaid\nE1\tAttribution:T1 Content:E2\n", "line 2: 'Content:E2' .* no span 'E2'"),
        ("T1\tCue 12 16\tsaid\nE1\tAttribution:T1 Content\n", "line 2: 'Content' .* no span"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(annotation: str, what: str) -> None:
    with pytest.raises(ValueError, match=what):
        standoff("dam", TEXT, annotation)


def corpus(path: Path, annotations: dict[str, str]) -> Path:
    """Write texts and annotations apart, as the corpus does."""
    for name in ("text", "attributions"):
        (path / name).mkdir(parents=True)
    for name in ("bee_2031-01-02_dam-", "ant_2031-01-01_rain"):
        (path / "text" / f"{name}.txt").write_bytes(TEXT.encode())
    for name, annotation in annotations.items():
        (path / "attributions" / f"{name}.ann").write_bytes(annotation.encode())
    return path


GOOD = {"ant_2031-01-01_rain_77aa": "", "bee_2031-01-02_dam-_77aa": HOLDS}


def test_a_part_of_the_corpus_is_read_by_name_one_annotator_an_article(tmp_path: Path) -> None:
    path = corpus(tmp_path / "train", GOOD | {"bee_2031-01-02_dam-_88bb": ""})
    rows = folder(path)
    assert [row["id"] for row in rows] == ["ant_2031-01-01_rain", "bee_2031-01-02_dam-"]
    assert [len(row["attributions"]) for row in rows] == [0, 1]


def test_a_folder_of_brat_s_own_is_read_too(tmp_path: Path) -> None:
    (tmp_path / "dam_one.txt").write_bytes(TEXT.encode())
    (tmp_path / "dam_one.ann").write_bytes(HOLDS.encode())
    assert folder(tmp_path) == [standoff("dam_one", TEXT, HOLDS)]


def test_line_ends_of_a_text_are_counted_as_they_stand(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"She\r\nsaid so.\r\n")
    (tmp_path / "a.ann").write_bytes(b"T1\tContent 5 12\tsaid so\nE1\tAttribution:T1 Content:T1\n")
    (row,) = folder(tmp_path)
    assert row["text"] == "She\r\nsaid so.\r\n"
    assert row["attributions"][0]["content"] == [[5, 12]]


@pytest.mark.parametrize(
    ("annotations", "what"),
    [
        ({"ant_2031-01-01_rain_77aa": ""}, r"bee_2031-01-02_dam-\.txt: no annotation"),
        (GOOD | {"cat_2031-01-03_sun_77aa": ""}, r"cat_2031-01-03_sun_77aa\.ann: no text"),
        (GOOD | {"ant_2031-01-01_rain_77aa": "?\n"}, r"ant_2031-01-01_rain_77aa\.ann, line 1: no line"),
    ],
)
def test_what_is_wrong_is_named_with_its_file(tmp_path: Path, annotations: dict[str, str], what: str) -> None:
    with pytest.raises(ValueError, match=what):
        folder(corpus(tmp_path / "train", annotations))


def test_a_file_in_another_encoding_and_a_folder_without_articles_are_named(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no articles"):
        folder(tmp_path)
    (tmp_path / "a.txt").write_bytes("déjà".encode("latin-1"))
    (tmp_path / "a.ann").write_bytes(b"")
    with pytest.raises(ValueError, match=r"a\.txt: not UTF-8"):
        folder(tmp_path)


def run(monkeypatch: pytest.MonkeyPatch, *arguments: object) -> None:
    monkeypatch.setattr("sys.argv", ["standoff", *map(str, arguments)])
    main()


def test_the_command_writes_json_lines_the_same_each_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path, out = corpus(tmp_path / "train", GOOD), tmp_path / "out"
    for name in ("one.jsonl.gz", "two.jsonl.gz", "plain.jsonl"):
        run(monkeypatch, path, "--out", out / name)
    assert capsys.readouterr().out.splitlines()[0] == "2 articles, 1 attributions"
    packed = (out / "one.jsonl.gz").read_bytes()
    assert packed == (out / "two.jsonl.gz").read_bytes()
    lines = gzip.decompress(packed)
    assert lines == (out / "plain.jsonl").read_bytes()
    assert [json.loads(line) for line in lines.splitlines()] == folder(path)


def test_the_command_ends_with_what_is_wrong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out.jsonl.gz"
    with pytest.raises(SystemExit, match="no articles"):
        run(monkeypatch, tmp_path, "--out", out)
    silent = corpus(tmp_path / "train", dict.fromkeys(GOOD, ""))
    with pytest.raises(SystemExit, match="no attributions"):
        run(monkeypatch, silent, "--out", out)
    assert not out.exists()
